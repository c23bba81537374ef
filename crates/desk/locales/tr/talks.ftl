### Contacts, positions, and the page of a case.

## The page of a case

talks-case = Vaka
talks-contacts = Temaslar
talks-positions = Pozisyonlar
talks-historical = Tarihî vaka: olanı kaydeder. Ne onaylar ne de örnek gösterir.
talks-waits =
    { $count ->
        [one] { $count } şey bekliyor
       *[other] { $count } şey bekliyor
    }
talks-state-preparing = Görüşülüyor
talks-state-agreed = Anlaşmaya varıldı
talks-state-rehearsing = Prova ediliyor
talks-state-running = Operasyon sürüyor
talks-state-held = Operasyon durduruldu
talks-state-aborted = Operasyon yarıda kesildi
talks-state-over = Operasyon bitti
talks-state-closed = Kapatıldı
talks-state-historical = Tarihî
talks-waiting = Bekleyenler
talks-nothing-waits = Sizi bekleyen bir şey yok.
talks-waits-answer = Son öneriye yanıt bekleniyor: { $of }
talks-waits-own-answer = Bir öneri yanıtınızı bekliyor: { $of }
talks-waits-draft = Birisi henüz sayılmayan bir taslak bıraktı: { $of }
talks-waits-own-draft = Taslağınız henüz sayılmıyor: { $of }
talks-waits-mandate = Bir yetki yakında bitiyor: { $of }
talks-waits-statement = Bir açıklamanın metninde henüz herkes anlaşmadı: { $of }
talks-waits-begin = Operasyon başlatılabilir.
talks-parties = Taraflar
talks-position = Pozisyon
talks-talks = Görüşmeler
talks-people = Kişiler
talks-nobody = Burada size bildirilmiş kimse yok.
talks-holder = Elinde tutan
talks-timeline = Ne zaman ne oldu
talks-nothing-happened = Henüz hiçbir şey yazılmadı.
talks-happened-proposed = Öneri sunuldu: { $of }
talks-happened-proposed-to-you = Size öneri sunuldu: { $of }
talks-happened-answered = Yanıt verdi: { $of }
talks-happened-you-answered = Yanıtladınız: { $of }
talks-happened-heard = Duyuldu: { $of }
talks-happened-told = Söylendi: { $of }
talks-happened-mandate-ends = Yetki sona eriyor: { $of }
talks-happened-embargo-ends = Açıklama ambargosu kalkıyor: { $of }
talks-happened-written = Pozisyon yazıldı: { $of }
talks-happened-approved = Bir plan onaylandı: { $of }
talks-happened-begun = Operasyon başladı
talks-happened-gate-opened = Bir kapı açıldı: { $of }
talks-happened-arrived = Vardı: { $of }
talks-happened-held = Durduruldu: { $of }
talks-happened-broken-off = Yarıda kesildi: { $of }

## Contacts

talks-write = Yaz
talks-book = Arabulucuların kendi defteri
talks-talks-with = Görüşmeler: { $party }
talks-interlocutors = Kim konuşuyor
talks-no-interlocutors = Henüz kimsenin adı yazılmadı.
talks-mandate-not-yet = Yetki henüz yürürlükte değil.
talks-mandate-in-force = Yetki yürürlükte.
talks-mandate-ends-soon = Yetki yakında bitiyor.
talks-mandate-ended = Yetki sona erdi: artık yeni izin verilemez.
talks-span = { $since } – { $until }
talks-since = Başlangıç: { $since }
talks-until = bitiş: { $until }
talks-on = Konu:
talks-channels = Kanallar
talks-said = Ne söylendi
talks-nothing-said = Henüz hiçbir şey yazılmadı.
talks-heard = Söyleyen: { $with }; duyan: { $by }.
talks-told = Söyleyen: { $by }; duyan: { $with }.
talks-permission = İletilebilir: { $to }. İzin veren { $by }, { $at }
talks-not-before = en erken: { $from }
talks-withdrawn = geri alındı: { $at }
talks-named = kimin sözü olduğu söylenerek
talks-unnamed = kimin sözü olduğu söylenmeden
talks-from = Kaynağı
talks-went-into = İletildiği yer
talks-unpermitted = izinsiz
talks-may-go-on = İletilebilir mi?
talks-may-go = { $to }: evet
talks-may-not-go = { $to }: hayır. { $why }
talks-why-not-permitted = Kimse izin vermedi: { $about }
talks-why-no-mandate = Yetkisiz verilen izin: { $about }
talks-why-other-mandate = Yetki başka konularda: { $about }
talks-why-not-before = En erken { $from }: { $about }
talks-why-ended = İzin sona erdi: { $about }
talks-why-withdrawn = İzin geri alındı: { $about }
talks-statements = Açıklamalar
talks-agreed = Metinde herkes kelimesi kelimesine anlaştı.
talks-not-agreed = Metinde henüz herkes anlaşmadı
talks-embargo = Şundan önce kimse söyleyemez ya da iletemez:
talks-said-by = Söyleyebilecek olan:
talks-notes = Arabulucuların notları

## Positions

talks-position-of = Pozisyon: { $party }
talks-stated = beyan edildi
talks-hinted = ima edildi
talks-inferred = çıkarsandı
talks-assumed = varsayıldı
talks-lines = { $standing }: { $count }
talks-no-lines = Henüz satır yok.
talks-part = Tarafın beyan ettiği satırları görüyorsunuz. Yazdıklarınız da beyan sayılır.
talks-lines-heading = Satırlar
talks-what = Tür
talks-line = Satır
talks-says = Ne diyor
talks-standing = Nasıl biliniyor
talks-by = Kim, ne zaman söyledi
talks-source = Kaynak, not
talks-section-holds = teklif eder
talks-section-undertakes = üstlenir
talks-section-asks = ister
talks-section-refuses = reddeder
talks-section-windows = itiraza açık liste
talks-section-objections = itiraz eder
talks-section-rules = kural
talks-section-schedule = aşamalara göre sayılar
talks-add-line = Formla satır ekle
talks-kind = Satırın türü
talks-kind-asks = Taraf ister
talks-kind-holds = Taraf bırakır
talks-kind-undertakes = Taraf üstlenir
talks-kind-refuses = Taraf reddeder
talks-kind-rules = Tarafın kuralı
talks-thing = Kim ya da ne (A)
talks-priority = Ne kadar önemli
talks-priority-must = şart
talks-priority-high = yüksek
talks-priority-wish = dilek
talks-rule-name = Kuralın adı
talks-shape = Kural ne diyor
talks-shape-all-for-any = A’dan biri giderse B’nin hepsi gider
talks-shape-some-for-any = A’dan biri giderse B’den en az bu kadarı gider
talks-shape-each-for-each = Her A için en az bu kadar B
talks-shape-not-both = A ve B birlikte olmaz
talks-shape-at-least = A’dan en az bu kadar
talks-shape-at-most = A’dan en çok bu kadar
talks-shape-together = A birlikte gider
talks-shape-before = A, B’den sonraya kalmaz
talks-shape-only-to = A yalnızca o tarafa
talks-other = Karşılığında kim ya da ne (B)
talks-number = Sayı
talks-to = Hangi tarafa
talks-add = Metne ekle
talks-text = Metin
talks-text-label = Vakada durduğu gibi
talks-save = Kaydet
talks-check = Denetle
talks-format = Düzenle
talks-keep-draft = Taslak olarak sakla
talks-discard = Taslağı at
talks-nothing-wrong = Yanlış bir şey yok.
talks-found =
    { $count ->
        [one] { $count } bulgu
       *[other] { $count } bulgu
    }
talks-findings = Bulgular:
talks-not-checked = Masa yanıt vermiyor: neyin yanlış olduğu bilinmiyor.
talks-for-the-mediators = Kendi başına yanlışı yok, ama vakanın geri kalanına uymuyor. Taslak olarak saklayın: arabulucular görür ve sizinle düzeltir.
talks-not-saved = Kaydedilmedi: bir yanlış var. Taslak olarak saklanabilir; taslak sayılmaz.
talks-overtaken = Bu arada başkası değiştirdi. Hiçbir şey kaybolmadı: iki metin de aşağıda, sizinki alanda duruyor.
talks-overtaken-heading = İki metin
talks-theirs = Şimdiki hâli
talks-yours = Sizinki
talks-draft-kept = Taslak olarak saklandı; henüz sayılmıyor.
talks-draft-shown = Bu sizin taslağınız: henüz sayılmıyor.
talks-frozen = Vakanın bu hâliyle bir operasyon sürüyor. Şimdi değiştirilen, taslak olarak saklanabilir.
talks-frozen-kept = Vakanın bu hâliyle bir operasyon sürüyor: yazdığınız taslak olarak saklandı.
talks-formatted = Metin düzenlendi. Henüz kaydedilmedi.
talks-not-formatted = Yanlışı olan metin düzenlenemez: önce düzeltin.
talks-added = Satır metne eklendi. Henüz kaydedilmedi.
talks-not-added = Bu tür satır için bir şey eksik.
talks-drafts = Başkalarının taslakları
talks-history = Kim, ne zaman, ne yazdı
