### Keys, unlocking, and what lies sealed.

## The unlock page
unlock-one-of-two = İki kişiden biri geldi. Başka birinin on dakika içinde kendi yoluyla gelmesi gerekiyor.
unlock-file = Anahtar dosyası
unlock-file-text = Dosya masayı açmak için okunur ve hiçbir yerde saklanmaz.
unlock-file-do = Dosyayla aç
unlock-passkey-do = Geçiş anahtarıyla aç

## The ways to open the desk
keys-title = Masanın anahtarları
keys-text = Masayı açan kişi bunu aşağıdaki yollardan biriyle yapar. Masadaki her şey bu yolların açtığı anahtarlarla mühürlüdür.
keys-ways = Masayı açma yolları
keys-passphrase = Parola
keys-key-file = Anahtar dosyası
keys-passkey = Geçiş anahtarı
keys-alone = masayı tek başına açar
keys-together = masayı başka biriyle birlikte açar
keys-of = { $name } adlı kişinin yolu
keys-of-setup = Masa kurulurken yapıldı
keys-of-nobody = Sahibi artık burada çalışmıyor
keys-orphan = Sahibi artık hiçbir vakayı yürütmüyor. İstenmiyorsa kayıttan silin.
keys-opens = Ne açtığı
keys-add-passphrase = Parola ekle
keys-add-passphrase-do = Parolayı ekle
keys-add-file = Anahtar dosyası ekle
keys-add-file-text = Dosya bir kez yapılır ve size verilir. Onu masanın makinesinden ayrı saklayın.
keys-add-file-do = Dosyayı yap
keys-add-passkey = Geçiş anahtarı ekle
keys-add-passkey-text = Geçiş anahtarlarınızdan biri, bunun için bir sır verebiliyorsa masayı açar. Kayıttan silindiğinde bu yol da kapanır.
keys-add-passkey-do = Geçiş anahtarını yol olarak ekle
keys-passkey-cannot = Bu tarayıcı ya da bu geçiş anahtarı masayı açamıyor.
keys-rotate = Yeni anahtarlar
keys-rotate-text = Her şey yeni anahtarlara geçer. Önceden mühürlenenleri masayı açanlar yine okuyabilir.
keys-rotate-do = Yeni anahtarlar al
keys-last-way = Bu yol olmadan masayı artık kimse açamaz. Önce bir başkasını ekleyin.
keys-too-many = Başka bir yol için yer yok.
keys-keepers = Anahtar sorumluları
keys-keepers-text = Anahtar sorumlusu, masayı açma yollarını ve anahtarlarını değiştirir ve başka kimin sorumlu olduğunu belirler. Bir vakayı yürüten herkes atanabilir.
keys-name-keeper = Başka bir sorumlu
keys-name-keeper-do = Sorumlu olarak ata
keys-last-keeper = Tek sorumlu budur. Önce bir başkasını atayın.

## Cases that are begun or taken in
cases-begin = Vaka başlat
cases-taken-in =
    { $count ->
        [one] Klasörün bir dosyası mühürlendi. Bundan sonra geçerli olan, bu masada duran vakadır; klasör artık okunmaz.
       *[other] Klasörün { $count } dosyası mühürlendi. Bundan sonra geçerli olan, bu masada duran vakadır; klasör artık okunmaz.
    }
cases-differs =
    { $count ->
        [one] Klasörün bir dosyası bu masadakinden farklı. Hiçbir şey değiştirilmedi.
       *[other] Klasörün { $count } dosyası bu masadakinden farklı. Hiçbir şey değiştirilmedi.
    }
new-case-title = Vaka başlat
new-case-text = Buraya yazdıklarınız hemen mühürlenir. Geri kalan her şey sonra eklenir.
new-case-name = Başlık
new-case-parties = Taraflar
new-case-parties-text = Her satırda bir tane: önce büyük harflerden bir kısa ad, sonra ad; örneğin DEU Almanya.
new-case-do = Vakayı başlat
new-case-files-heading = Ya da bir vakayı içeri alın
new-case-files-text = Bir vakanın, klasöründe durdukları hâliyle dosyaları. Her biri mühürlenir; yüklemeden hiçbir şey saklanmaz.
new-case-id = Vakanın kısa adı
new-case-files = Dosyalar
new-case-files-do = Dosyaları içeri al
new-case-no-name = Başlık yok ya da çok uzun.
new-case-no-party = Tarafların her satırında büyük harflerden bir kısa ad ve bir ad olmalı.
new-case-mistakes = Bu dosyalar henüz bir vaka oluşturmuyor:
new-case-no-file = Bir vakanın, aralarında case.toml da bulunan dosyalarını seçin. Başka adlar burada bilinmez.
