### Masanın planlar ve bir harekâtın resimleri hakkında söyledikleri, Türkçe.

## Plans: which there are

plans-title = Planlar
plans-none = Henüz plan yok.
plans-lead = Plan, kaydedilmiş bir anlaşmadan yapılır. Onaylanmamış olanı yalnızca arabulucular görür.
plans-lead-others = Bu planlar onaylanmıştır ya da bir operasyon bunlarla başlamıştır.
plans-plan = Plan:
plans-of-deal = Dayandığı anlaşma:
plans-begun = Operasyon bu planla başladı.
plans-approved = Onaylandı
plans-not-approved = Henüz onaylanmadı
plans-stale = Bu plan yapıldıktan sonra vaka değişti: yeniden planlayın.
plans-stale-text = Bu plan yapıldıktan sonra vaka, vakanın operasyonu ya da anlaşma değişti. Yeniden planlayın.
plans-reading = Bu plan okunuyor ve denetleniyor; sayfa kendiliğinden yeniden gelir.
plans-case-unread = Vakanın dosyalarında yanlışlar var: önce onları düzeltin.
plans-worth = Açıkta kalma: { $minutes } kişi-dakika. Son varış: { $span } sonra. Seferler: { $rides }.
plans-approved-by = Onaylayan { $name }: { $moment }
plans-still-wanted =
    { $count ->
        [one] Henüz onaylanmadı: { $count } kişinin daha onaylaması gerekiyor.
       *[other] Henüz onaylanmadı: { $count } kişinin daha onaylaması gerekiyor.
    }

## Plans: one of them

plans-approve = Bu planı onayla
plans-rehearse = Prova başlat
plans-begin = Operasyonun kendisini başlat
plans-make = Kayıtlı anlaşmadan plan yap
plans-make-do = Yap
plans-again = Bir olaydan sonra yeni plan
plans-happened = Ne oldu, her satıra bir olay, replan komutunun aldığı biçimde:
plans-again-do = Yeniden planla
work-at-plan = Bir plan
plans-try = Bu planı gecikmelere ve retlere karşı şu kadar kez dene
plans-try-do = Dene
work-at-rehearse = Plan deneniyor, deneme sayısı: { $of }
plans-compare = Karşılaştırılacak plan
plans-compare-do = Neyin değiştiğini göster
plans-see-as = Bir tarafın gözünden gör
plans-see-as-do = Bu taraf gibi gör
plans-looks-as = Bu tarafın gördüğünü görüyorsunuz:
plans-looks-whole = Yeniden tümünü gör
plans-own-sheet = Yazdırılacak sayfanız
plans-part-chart = Kim ne zaman nerede
plans-part-map = Güzergâhlar
plans-part-moment = Zamanda adım adım
plans-part-movements = Seferler
plans-part-gates = Her kapı neyi bekliyor
plans-part-quotas = Kotalar
plans-part-works = Kontroller ve önlemler
plans-part-worth = Plan ne kadar iyi
plans-part-critical = Sonu belirleyen
plans-part-exposed = Kim nerede ne kadar bekliyor
plans-part-controllability = İşler daha uzun sürerse
plans-part-fallbacks = Hazırlananlar
plans-part-safe = Yarıda kesilirse
plans-part-own-people = Kimleri ilgilendiriyor
plans-part-own-movements = Sizin insanlarınızın seferleri
plans-part-own-vehicles = Araçlarınız

## Plans: two of them

plans-changes = Ne değişti
plans-before = Önce
plans-after = Şimdi
plans-no-change = Hiçbir şey değişmedi.
plans-unchanged = { $before } seferden { $unchanged } tanesi olduğu gibi kalıyor. Başka saatteki kontroller ve önlemler: { $works }.
plans-change-chart = İki plan tek çizelgede
plans-change-caption = Soluk: önceki plan; koyu: şimdiki plan. Kapı, önce açıldığı yerde kesik çizgilidir.
plans-moved = Farklı giden seferler
plans-added = Yeni seferler
plans-dropped = Kaldırılan seferler
plans-gate-moved = Başka saatte açılıyor:
plans-gate-added = Yeni:
plans-gate-dropped = Kaldırıldı:

## Pictures of an operation

pictures-title = Resimler
pictures-lead = Sizin bilebileceklerinizden çizilir; bir şey söylendiğinde yeniden çizilir.
pictures-none = Henüz çizilecek bir şey yok.
pictures-map = Seferlerin şu anki durumu
pictures-map-caption = Nokta, son söze göre aracın bulunduğu yerdedir: bir yerde ya da planlanan sürenin geçen payına göre yolda. Kimse izlenmez.
pictures-flow = Seferlerin akışı
pictures-flow-caption = Şerit, o yoldan gidenlerin sayısı kadar geniştir. Koyu: varanlar. Kesikli: yolda olanlar.
pictures-balance = Zaman içinde denge
pictures-balance-caption = Çizgisinin üstünde taraf aldığından çok vermiştir, altında az. Düz: gerçekleşen. Kesikli: planlanan.
pictures-course = Planlandığı ve gerçekleştiği gibi
pictures-course-caption = Soluk: planlanan; koyu: gerçekleşen. Kapı, açılması planlanan yerde kesik çizgilidir.
