### What is said of a plan and on its papers, in Turkish: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Columns

plan-leaves = kalkış
plan-arrives = varış
plan-vehicle = araç
plan-by = neyle
plan-way = nereden → nereye
plan-who = kim
plan-slack = pay
plan-gate = kapı
plan-opens = açılış
plan-waits-for = beklediği
plan-holds = geçirdiği
plan-team = ekip
plan-what = ne
plan-from = başlangıç
plan-until = bitiş
plan-where = nerede
plan-jurisdiction = yargı yetkisi
plan-hands = kimin elinde
plan-each = her biri bekler
plan-in-all = toplam
plan-number = no
plan-needs = yolda gereken
plan-to = nereye
plan-state = durum
plan-boarded = bindi
plan-alighted = vardı
plan-room = yer
plan-zone = saat dilimi
plan-halls = salonlar
plan-registry = tescil
plan-at = saat
plan-signature = imza
plan-measure = ölçüt
plan-value = değer
plan-bound = sınır
plan-gap = fark
plan-there = orada

## Headings, and what stands below them

plan-chart = Kim ne zaman nerede
plan-movements = Seferler
plan-gates = Kapılar
plan-quotas = Kotalar
plan-works = Kontroller ve önlemler
plan-worth = Planın ne kadar iyi olduğu
plan-exposed = Her birinin açıkta kalma süresi
plan-exposed-lead = İki sefer arasında takas noktasında geçen süre.
plan-nobody-exposed = Takas noktasında kimse beklemez.
plan-critical-lead = Kritik yol: her bölüm, öncekinin izin verdiği anda başlar, son varışa kadar. Diğer bölümlerin payı yanlarında yazar.
plan-critical-means = Kritik yolda: buradaki her gecikme sonu geciktirir.
plan-safe = Yarıda kesilirse
plan-safe-lead = Takas o zaman aralığında yarıda kesilirse her birinin nerede ve kimin elinde güvende olduğu. Serbest bırakılmış hiç kimse gözetime geri dönmez.
plan-completed = Yine de tamamlanır:
plan-own-people = Kimi ilgilendirdiği
plan-own-movements = Sizin insanlarınızın seferleri
plan-own-vehicles = Araçlarınız
plan-carried = Yanda taşınır. Takma adlarla.
plan-abort = Yarıda kesme kartı
plan-abort-lead = Yarıda kesilirse: zaman aralığını bulun, her birini orada yazan yere götürün, zaten eşzamanlı olanı tamamlayın. Kimse gözetime geri gönderilmez. Barındırma ev sahibine düşer; ev sahibi, inmiş olan herkes için geri göndermeme ilkesine uymak zorundadır.
plan-no-safe-states = Bu planın güvenli durumları hesaplanmadı.
plan-means = Araçlar, yerler ve ekipler
plan-timetable = Zaman çizelgesi
plan-confirmations = Teyit edenler
plan-opens-for-nobody = Kimseyi bekletmez.
plan-nobody-on-it = Bu seferde kimse ve hiçbir şey yok.
plan-for-those-who-hand-over = teslim edenler adına
plan-for-the-crew = mürettebat adına
plan-for-the-mediator = arabulucu adına
plan-the-mediator = arabulucu
plan-protected = hukuken korunuyor
plan-empty = boş
plan-none-of-yours = sizin insanlarınız yok
plan-nothing-moves = Hiçbir şey yer değiştirmiyor.
plan-no-slack = pay yok
plan-holds-nobody = kimseyi bekletmez
plan-nothing-awaited = hiçbir şey beklenmez
plan-under-pseudonyms = Kişiler takma adlarla yer alır.
plan-warnings = Uyarılar
plan-historical-short = Tarihî vaka: olanı kaydeder.

## The chart, the map and the slider

plan-rooms = Kim nerede bekliyor
plan-teams = Ekipler
plan-at-the-exchange = Takas noktasında
plan-chart-caption = Bir çubuk bir sefer, bir bekleyiş ya da bir iştir; dikey çizgi açılan bir kapıdır. Çerçeveli: kritik yol. Noktalı çizgi: bir seferin ne kadar gecikebileceği. Bir çubuğun üzerine gelince hepsi yazar.
plan-map-caption = Kapalı yerlerin (taralı) çevresinden jeodezik güzergâhlar. Kara ve sınırlar atlastaki gibidir; kime ait oldukları söylenmez.
plan-map-caption-open = Jeodezik güzergâhlar. Kara ve sınırlar atlastaki gibidir; kime ait oldukları söylenmez.
plan-event-before = önceki olaya
plan-event-after = sonraki olaya
plan-moment = Zamanda adım adım
plan-everybody = Herkes
plan-open-since = açık, açılış
plan-closed-until = kapalı, açılış
plan-and-more = ve { $count } kişi ya da şey daha

## Sentences

amount-nothing = hiçbir şey
plan-day = { $day } (UTC)
plan-order-title = { $case }: operasyon emri
plan-manifest = Yolcu listesi: { $vehicle }, sefer { $number }
plan-checklist = Kontrol listesi: “{ $gate }” kapısı
plan-gate-opens = “{ $gate }” kapısı açılır
plan-leaves-from = { $place } yerinden kalkış: { $moment }
plan-arrives-at = { $place } yerine varış: { $moment }
plan-on-this-ride = Bu seferde: { $load }.
plan-opens-for = Ancak bütün kutular işaretlendiğinde ve herkes teyit ettiğinde ayrılabilecekler: { $who }.
plan-planned-for = Planlanan: { $moment }.
plan-not-before = şundan önce değil: { $moment }
plan-since-until = { $from } – { $until }
plan-since = { $from } itibarıyla
plan-how-times-stand = Saatler UTC (Z) olarak, ardından UTC farkıyla yerel olarak yazılır; yerel, o yerin saatidir, yer belirtilmediğinde { $zone } saatidir.
plan-spare = pay { $span }
plan-lets-go = sonra ayrılabilir: { $who }
plan-when-there = şunlar orada olunca: { $who }
plan-when-results = sonuçlar gelince: { $checks }, kimin için: { $who }
plan-after-that = { $what }, bundan { $span } sonra
plan-hall = { $place }, { $hall }
plan-hangs-on = şuna bağlı: { $condition }
plan-released-to = Şu tarafa bırakıyorsunuz: { $party }
plan-received-from = Şu taraftan alıyorsunuz: { $party }
plan-escorts =
    { $count ->
        [one] { $count } refakatçi
       *[other] { $count } refakatçi
    }
plan-seats =
    { $count ->
        [one] { $count } koltuk
       *[other] { $count } koltuk
    }
plan-load =
    { $count ->
        [one] { $count } birim yük
       *[other] { $count } birim yük
    }
plan-rides =
    { $count ->
        [one] { $count } sefer
       *[other] { $count } sefer
    }
plan-vehicles =
    { $count ->
        [one] { $count } araç
       *[other] { $count } araç
    }
plan-person-minutes =
    { $count ->
        [one] { $count } kişi-dakika
       *[other] { $count } kişi-dakika
    }
plan-headline = { $what }; { $rides }, { $vehicles }; { $from } – { $until }.
plan-part-of = { $who } (kısım { $part }/{ $of })
plan-arrives-when = varış { $time }
plan-until-when = bitiş { $time }
plan-no-room = yer yok
