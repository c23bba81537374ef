### Lists of persons: side by side, decided about, released.

## The sheet
lists-title = Listeler
lists-there = Eldeki listeler
lists-none = Henüz liste yok.
lists-people =
    { $count ->
        [one] Bir kişi
       *[other] { $count } kişi
    }
lists-unread = Okunamıyor: neyin yanlış olduğuna bakın.
lists-not-beside = Şu anda ötekilerin yanına konmadı.
lists-role-claims = bu kişileri istiyor
lists-role-acknowledges = bu kişileri elinde tutuyor
lists-role-saw = bu kişileri gördü
lists-row = { $row }. satır
lists-faults = Verilen kararlar okunamıyor
lists-old = Bu listeler karşılaştırıldıktan sonra bir karar verildi. Karar saklandı ve bir sonraki karşılaştırmada sayılır.
lists-compare = Yeniden karşılaştır
lists-stopped = Karşılaştırma durduruldu ya da yapılamadı. Listeler sayfasında yeniden isteyin.
lists-being-compared = Listeler karşılaştırılıyor: bitince burada gösterilir.
lists-choose = Hangi listeler yan yana konsun: en çok üç
lists-choose-do = Yan yana koy
lists-print = Yazdırılacak biçim
lists-mistakes = Vakanın dosyalarında şu anda yanlışlar var: önce onları düzeltin.
lists-stop-the-case = Bir listede ya da sütunları için denilende yanlışlar var: düzeltilene kadar vakanın başka hiçbir yerinde çalışılamaz.
lists-again = Sütunlarında ne olduğunu yeniden söyle
work-lists = Yan yana listeler
work-at-lists = Karşılaştırılan satırlar: { $of }
talks-waits-pairs =
    { $count ->
        [one] Birinin kimin kim olduğunu söylemesi gerek: bir satır çifti
       *[other] Birinin kimin kim olduğunu söylemesi gerek: { $count } satır çifti
    }

## What the lists say of each
lists-statuses = Listeler her kişi için ne diyor
lists-status = Durum
lists-rows = Satırlar
lists-went-out = Soruldu, söylendi, açıldı
lists-double = bir listede iki kez
lists-asked = { $party } sordu, { $at }
lists-told = { $party } tarafına söylendi, söyleyen: { $by }, { $at }
lists-released-to = { $party } tarafına açıldı, açan: { $by }, { $at }
lists-fed = Vakadaki kişiler için
lists-agree =
    { $count ->
        [one] Bir kişi vakadaki gibi.
       *[other] { $count } kişi vakadaki gibi.
    }
lists-status-acknowledged = tutulduğu kabul edildi
lists-status-claimed = iadesi isteniyor
lists-status-denied = tutulduğu inkâr edildi
lists-status-dead = ölü
lists-status-released = serbest bırakıldı
lists-status-missing = kayıp
lists-status-seen = görüldü
lists-status-unknown = bilinmiyor

## Who is who
lists-decide = Kimin kim olduğuna karar ver
lists-review = Kim kimdir
lists-names-needed = Adlar olmadan kimin kim olduğu söylenemez. Gösterin: adları gördüğünüz kayda geçer.
lists-open = Bekleyen { $open } çiftin { $at } numaralısı
lists-decided-pair = Bu çift beklemiyor. Bekleyen çiftler: { $open }
lists-other-looks = { $who } da bu çifte bakıyor.
lists-contested = Bu çift için farklı sözler söylendi: görüş birliği sağlanana dek hiçbir şey kararlaştırılmış değildir.
lists-own-word = Sizin sözünüz: { $says }
lists-said = { $by }: { $says }, { $at }
lists-changed-since = o zamandan beri bir satır değişti
lists-none-open = Bekleyen çift kalmadı.
lists-others-are-at-it = Bekleyen bütün çiftlere başkaları bakıyor. Bıraktıkları size gelir: bu sayfayı yeniden yükleyin.
lists-pair-gone = Bu çift gösterildikten sonra iki satırdan biri değişti ya da gitti: eski hâliyle artık bir şey söylenemez.
lists-one-is-free = Başka kimsenin bakmadığı bir çift bekliyor.
lists-last = Son söylenenler
lists-nothing-said = Henüz kimse bir şey söylemedi.
lists-side-by-side = İki satır
lists-says-of-them = Listesinin dediği
lists-who-is-who = Aynı insan mı?
lists-reason = Nedeni, söylenecekse
lists-back = Geri
lists-next = Sonraki
lists-undo = Son sözümü geri al
lists-keys = Tuşlar
lists-evidence = Lehte ve aleyhte olanlar
lists-compared = Karşılaştırılan
lists-found = Bulunan
lists-weight = Ağırlık
lists-as-supplied = Verildiği gibi
lists-sum = Toplam
lists-weight-means = Ağırlığın her biti, iki satırın aynı insanı anlatma olasılığını ikiye katlar; sıfırın altındaki her bit yarıya indirir.
lists-otherwise = Sözünüz yazıldı. Farklı söyleyen: { $by }. İkisi de duruyor ve hiçbir şey kararlaştırılmış değil.
lists-undone = Son sözünüz geri alındı.
lists-evidence-moved = Hiçbir şey yazılmadı: siz baktıktan sonra bu çift için ya da ona karşı başka şeyler söz konusu oldu. Yeniden bakın, hâlâ öyle düşünüyorsanız yeniden söyleyin.
lists-nothing-undone = Geri alınabilecek bir sözünüz yok.
lists-written = Sözünüz yazıldı.
lists-says-same = aynı
lists-says-different = farklı
lists-says-not-sure = emin değil
lists-says-taken-back = geri alındı
lists-field-name = ad
lists-field-alias = diğer adı
lists-field-given = ön ad
lists-field-middle = ikinci ad
lists-field-family = soyadı
lists-field-father = baba
lists-field-mother = anne
lists-field-sex = cinsiyet
lists-field-born = doğum
lists-field-birth-place = doğum yeri
lists-field-nationality = uyruk
lists-field-document = belge
lists-field-unit = birlik
lists-field-held-at = tutulduğu yer
lists-field-standing = durumu
lists-field-since = ne zamandan beri
lists-pairs = Birinin söylemesini bekleyen çiftler
lists-accounted = Dosyadaki satırlar: { $rows }. Kişiler: { $claims }. Bir kişiye eklenen: { $joined }. Başlıklar: { $headings }. Boş: { $empty }. Yanlış diye bildirilen: { $told }.

## A list is handed in
lists-hand-in = Şu tarafın listesini ver
lists-hand-in-of = { $party } tarafının listesi
lists-frozen = Bir operasyon başladı: liste olduğu gibi kalır. Verdiğiniz sizin için saklanır.
lists-no-file = Dosya seçilmedi ya da içi boş.
lists-kind = Liste CSV, TSV, XLSX, ODS, JSON ya da Follow the Money dosyasıdır.
lists-not-taken = Bu hâliyle alınamaz: neyin yanlış olduğuna bakın. Hiçbir şey kaybolmadı.
lists-overtaken = Hiçbir şey alınmadı: siz bu sayfayı gördükten sonra yerine başka bir liste kondu ya da siz başka bir dosya verdiniz. Sizinkinin şimdi neyi değiştireceği aşağıda.
lists-instead-of = Yerinde şu anda duran:
lists-carried-heading = Satırları için verilen kararlar
lists-carried = Geçerli kalan sözler: { $kept }. Değişen satırlar için: { $changed }. Artık bulunamayan satırlar için: { $lost }.
lists-carried-releases = Satırları eskisi gibi olmadığı için artık geçerli olmayacak açma kararları: { $count }.
lists-carried-lost = Artık bulunamayan satırlar için söylenen: saklanır ama sayılmaz
lists-carried-changed = Değişen satırlar için söylenen: sayılır ve işaretlenir
lists-dropped = Verilen listeden vazgeçildi.
lists-taken-up = Bu, orada duran listedir. Sütunlarında ne olduğunu düzeltin ve alın.
lists-taken = Liste alındı: öncekinin yerini tutar, önceki de saklanır.
lists-told-of-it = Yanlış olanlar
lists-columns = Sütunlarda ne var
lists-column = Sütun
lists-holds = İçeriği
lists-first-rows = İlk satırlar
lists-cells-hidden = adlarla gösterilir
lists-other-sheets = Aynı biçimde okunan başka sayfalar: { $count }
lists-role = Listede bulunmanın anlamı
lists-role-usual = kimin olduğuna göre
lists-dates = 03/04 gibi tarihler
lists-dates-guess = ötekilere göre
lists-dates-day = önce gün
lists-dates-month = önce ay
lists-headings = Başlık satırları
lists-look = Böyle yeniden oku
lists-take = Listeyi al
lists-drop = Vazgeç
lists-changes = Değiştirdikleri
lists-changed = Olduğu gibi: { $kept }. Değişen: { $changed }. Yeni: { $added }. Artık olmayan: { $gone }.
lists-added = Yeni
lists-gone = Artık olmayan
lists-row-changed = Değişen
lists-file = Dosya
lists-file-kinds = CSV, TSV, XLSX, ODS, JSON ya da Follow the Money, en çok 24 MiB
lists-file-send = Ver
lists-column-file = önceden böyle denildi
lists-column-heading = başlık “{ $phrase }”
lists-column-holds = tahmin: başlıkta “{ $phrase }” geçiyor
lists-column-others = öteki başlıklardan tahmin
lists-column-contents = hücrelerdekilerden tahmin
lists-column-not-known = ne olduğunu söyleyen yok
lists-field-key = satır numarası
lists-field-person = vakadaki kişi, tanımlayıcısıyla
lists-field-other = başka bir şey, saklanır
lists-field-nothing = hiç saklanmaz

## A name goes out
lists-release = Bu adı bir tarafa aç
lists-release-unnamed = Bir adı açan onu görmelidir. Adları gösterin: gördüğünüz kayda geçer.
lists-release-sure = Bu satırı { $party } tarafına aç
lists-release-means = Adlar, doğum tarihi, listenin kişi için dediği ve listenin kimin olduğu o tarafın sayfasında duracak. Yalnız sorulmak bile birini tehlikeye atabilir. Okunmuş olan geri alınamaz.
lists-release-do = Tarafa aç
lists-release-not = Şimdi değil
lists-release-to = Kime
lists-release-ask = Devam: bir kez daha sorulur
lists-released = Açıldığı taraflar
lists-release-withdraw = Artık geçerli değil
lists-release-written = Yazıldı: satır o tarafın sayfasında.
lists-release-withdrawn = Artık geçerli değil. Okunmuş olan geri alınamaz.
lists-release-would = Hiçbir şey yazılmadı. { $row }, { $party } tarafına açılacaktı; “sure” ile yeniden gönderilirse açılır.
lists-noted-heading = Kim sordu, kime söylendi
lists-noted-none = Henüz bir şey yazılmadı.
lists-note-asked = Bir taraf bu kişiyi sordu
lists-note-asked-party = Kim sordu
lists-note-asked-who = Arabuluculardan kim duydu; yazılmazsa siz
lists-note-told = Bir tarafa bu kişi söylendi
lists-note-told-party = Kime söylendi
lists-note-told-who = Arabuluculardan kim söyledi; yazılmazsa siz
lists-note-at = Ne zaman, { $zone } saatiyle; yazılmazsa şimdi
lists-note-remark = Not
lists-note-write = Yaz
lists-noted = Yazıldı.
lists-untold-never = Satır { $party } tarafına açılmadı: kimseye söylenmemeliydi. Gidebilecekse önce açın; bir adı sormak bile taşıyanı tehlikeye atabilir.
lists-untold-not-yet = Satır o sırada { $party } tarafına henüz açılmamıştı.
lists-untold-withdrawn = Satırın { $party } tarafına açılması o sırada geri alınmıştı.
lists-untold-changed = Satır artık { $party } tarafına açılan satır değil: o zamandan beri değişti.
lists-time-unread = Bu bir zaman değil: 2025-03-01T10:00 gibi yazın.
lists-time-to-come = Bu zaman henüz gelmedi: olmamış olan yazılmaz.
lists-settle = Vakanın kişilerine ekle
lists-settle-frozen = Bir operasyon başladı: vakanın kişileri olduğu gibi kalır.
lists-settled = Vakanın kişilerinde eklenen ya da değişen: { $count }.
lists-settled-elsewhere = case.toml içinde elle değiştirilecekler: { $who }
lists-screening = Tarama
work-screening = Tarama
lists-screening-means = Operasyon için hizmeti alınanlar (taşıyıcılar, ödeyenler, tedarikçiler, aracılar) yayımlanmış listelerle karşılaştırılır. Takas edilecek kişiler asla. Bir eşleşme insana sorulan bir sorudur ve tek başına kimseyi dışlamaz.
lists-screening-who = Kim taranıyor
lists-screening-hired =
    { $count ->
        [one] `mediator/operation.toml` içinde `[hired]` altında bir kişi ya da kuruluş var.
       *[other] `mediator/operation.toml` içinde `[hired]` altında { $count } kişi ya da kuruluş var.
    }
lists-screening-nobody = `mediator/operation.toml` içinde `[hired]` altında henüz kimse yok.
lists-screening-faults = Kimden hizmet alındığı ya da eşleşmeler için verilen kararlar okunamıyor: neyin yanlış olduğuna bakın.
lists-screening-published = Yayımlanmış listeler
lists-screening-no-lists = Vakanın yanında henüz yayımlanmış liste yok. Hiçbir şey indirilmez: birinin getirmesi gerekir.
lists-screening-entries =
    { $count ->
        [one] Bir girdi
       *[other] { $count } girdi
    }
lists-screening-drop = Kaldır
lists-screening-kinds = Birleşmiş Milletler’in birleştirilmiş listesi (XML), Avrupa Birliği’nin listesi (CSV), FollowTheMoney ya da OFAC’ın SDN.CSV dosyası, yanında ALT.CSV ve ADD.CSV; en çok 24 MiB
lists-screening-send = Vakanın yanında sakla
lists-screening-kept = Vakanın yanında mühürlü saklanıyor.
lists-screening-dropped = Kaldırıldı.
lists-screening-not-kept = Yayımlanmış liste olarak okunamıyor: neyin yanlış olduğuna bakın. Hiçbir şey saklanmadı.
lists-screening-too-many = Bir vakanın yanında en çok sekiz yayımlanmış liste durur: önce birini kaldırın.
lists-screening-hits = Eşleşmeler
lists-screening-due = Bunlardan biri değiştikten sonra tarama yapılmadı.
lists-screening-nothing = Taranacak kimse yok ya da karşılaştırılacak yayımlanmış liste yok.
lists-screening-do = Tara
lists-screening-open = Bekleyen sorular: { $count }
lists-screening-threshold = { $threshold } ve üstünde bir insana sorulur: her liste ve herkes için aynıdır.
lists-screening-no-hit = Eşleşme yok
lists-screening-waits = Birinin kimin kim olduğunu söylemesini bekliyor.
