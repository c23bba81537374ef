### Tokens of programs.

tokens-title = Programlar
tokens-text = Bir program bu masaya sizin adınıza bir erişim belirteciyle sorar: tek bir vakada, işaretledikleriniz için, belli bir güne kadar. Hiçbir zaman sizin yapabildiğinizden fazlasını yapamaz; sordukları sizin adınıza kaydedilir.
tokens-go = Programların erişim belirteçleri
token-until = Geçerlilik sonu: { $moment }
token-used = Son kullanım: { $moment }
token-unused = Henüz kullanılmadı
token-revoke = Geri al
token-new = Yeni bir erişim belirteci
token-no-case = Bir programın çalışabileceği hiçbir vakada yer almıyorsunuz.
token-label = Ne için olduğu, kendi sözlerinizle
token-case = Vaka
token-for = Neler yapabileceği
token-read = Sizin görebildiklerinizi okumak
token-say = İmzalanmış olanı iletmek
token-write = Masada duranı değiştirmek
token-days = Kaç gün için (en çok 90)
token-make = Erişim belirteci oluştur
token-made-title = Yeni erişim belirteci
token-made-text = Yalnızca bu kez gösterilir, bir daha gösterilmez. Onu yalnızca programın okuduğu bir yerde saklayın; kimde varsa sizin adınıza sorar.
token-made-kept = Sakladım
unfit-token = Erişim belirtecinin hangi vaka ve ne için olduğunu, kaç gün geçerli olacağını yazın: en çok { $count } gün.
own-key-title = Kendi klasörünüzdeki bir anahtar
own-key-text = Söylediklerinizi imzalayan bir program için. Anahtarın klasörünün bulunduğu yerde (`takas record key` oluşturur) beş dakika içinde bunu yazın ve çıkan satırı yapıştırın. Anahtarın kendisi orada kalır.
own-key-label = Ona verdiğiniz ad
own-key-proof = Çıkan satır
own-key-add = İmzaladığını benimki say
