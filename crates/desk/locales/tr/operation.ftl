### What is said of an operation, in Turkish: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.
### What stands in braces with a dollar sign is put in; it may be a phrase itself, so that it stands where it need not be declined.

## How phrases stand together

list-and = { $first } ve { $last }
list-semicolon = { "; " }
amount-with = { $what }: { $how }
amount-noted = { $what } ({ $note })

## Amounts

amount-somebody = bir kişi
amount-people =
    { $count ->
        [one] { $count } kişi
       *[other] { $count } kişi
    }
amount-remains = { $count } naaş
amount-goods = { $count } { $unit }
amount-numbered = { $count } (no { $numbers })
amount-stretchers =
    { $count ->
        [one] { $count } sedye
       *[other] { $count } sedye
    }
amount-minutes = { $minutes } dk
amount-hours = { $hours } sa
amount-hours-minutes = { $hours } sa { $minutes } dk

## How something moves, and in whose hands somebody is

way-air = hava yoluyla
way-road = kara ya da demir yoluyla
way-sea = deniz yoluyla
way-before-all = kimse gelmeden ya da ayrılmadan önce
hands-sheltered = indikleri yerde korunur; kimsenin gözetiminde değildir, kimseye geri gönderilmez
way-after-arrival = geldikten sonra: { $ride }
way-before-departure = kalkmadan önce: { $ride }
hands-holder = bulundukları yerde, elinde tutan: { $holder }
hands-host = ev sahibinin ({ $state }) korumasında; kimsenin gözetiminde değildir, kimseye geri gönderilmez
hands-receiver = teslim alan: { $receiver }; teslim alınmış ya da oraya sonuna kadar yolda

## What was said

act-everything = her şey
act-held-irregular = durduruldu: her şey, usule aykırı bir olaydan sonra
act-aborted = yarıda kesildi: herkes bu andaki güvenli duruma geçer
act-new-plan = başka bir plan yürürlükte
act-closed = operasyon bitti
act-in-hand = { $who } – { $gate }: tamam
act-not-in-hand = { $who } – { $gate }: artık tamam değil
act-seated = { $who }: oturarak yolculuk eder
act-lying = { $who }: sedyede yolculuk eder
act-as-load = { $who }: yük olarak gider
act-not-travelling = { $who }: yolculuk etmiyor
act-begun = { $what }: başladı
act-passed = { $what }: geçenler: { $who }
act-passed-by-nobody = { $what }: bitti, kimse geçmedi
act-done = { $what }: yapıldı
act-gate = “{ $name }” kapısı
act-confirmed = { $gate }: teyit edildi
act-confirmed-by = { $gate }: teyit eden: { $party }
act-taken-back = { $gate }: teyit geri alındı
act-taken-back-by = { $gate }: teyidini geri alan: { $party }
act-releases = { $gate }: açılmasına izin verildi
act-let-board = { $ride } – binebilir: { $who }
act-boarded = { $ride } – bindi: { $who }
act-alighted = { $ride } – yeniden indi: { $who }
act-let-go = kalkabilir: { $rides }
act-departed = { $ride }: kalktı
act-arrived = { $ride }: vardı
act-arrived-at = { $ride }: planlanandan başka yere vardı: { $place }
act-verified = teslim alan doğruladı: { $who }
act-handed-over = teslim edildi: { $who }
act-followed-up = sonradan yeniden görüldü: { $who }
act-request = { $number }: { $what }, en geç { $due }
act-request-owned = { $number }: { $what }, ilgilenen: { $owner }, en geç { $due }
act-met = { $number }: yerine getirildi
act-overdue = { $number }: zamanında yerine getirilmedi
act-next-in-line = { $of } yola çıkmıyor: sıradaki { $next }; { $next } ile yapılan bir anlaşmanın planı kabul edilene kadar kimse gitmez
act-nobody-in-line = { $of } yola çıkmıyor; yedek sırasında kimse kalmadı
act-held = durduruldu: { $scope }
act-resumed = sürüyor: { $scope }
act-accepts =
    { $units ->
        [one] { $units } birim alacaklı kalmayı kabul eder
       *[other] { $units } birim alacaklı kalmayı kabul eder
    }
act-unconfirmed =
    { $events ->
        [one] saklandı, ikinci kopya HENÜZ TEYİT ETMEDİ: { $events } olay
       *[other] saklandı, ikinci kopya HENÜZ TEYİT ETMEDİ: { $events } olay
    }
act-copy-behind = İKİNCİ KOPYA GERİDE: { $why }

## What follows, and how it counts

follows-safe = herkes güvenli durumun öngördüğü yerde
follows-clear = { $who }: yola çıkabilir
follows-no-longer-clear = { $who }: artık yola çıkamaz
follows-opened = { $gate } açıldı
follows-counts = { $event } numarayla erken gelen şimdi geçerli
follows-lapsed = { $event } numarayla erken gelen geçersiz oldu
follows-withheld =
    { $units ->
        [one] verilmedi: { $party } çok uzun bekledi: { $units } birim
       *[other] verilmedi: { $party } çok uzun bekledi: { $units } birim
    }
follows-cured = { $party } artık bir şey beklemiyor
weight-repeats = daha önce söylendiği gibi
weight-waits = erken geldi: öncesinde olması gereken gelince geçerli olur
weight-irregular = usule aykırı
weight-own-clock = söyleyenin saatine göre { $time }
weight-irregular-for = usule aykırı: { $reasons }

## The board

kind-rehearsal = Prova: içindeki her teyit canlandırmadır.
kind-historical = Tarihî: olanlardan bilinenler. Kimsenin söylemediği bilinmez ve hiçbir teyit uydurulmaz.
warning-historical = Tarihî vaka: olanı kaydeder. Onu ne onaylar ne de örnek gösterir: hukukun koruduğu hiç kimsenin serbest bırakılması bir karşılığa bağlanamaz ve hiç kimse takas edilmek üzere tutulamaz.
board-not-known = bilinmiyor
board-boarding = biniş sürüyor
board-off = gitmiyor
board-waits = bekliyor
stage-running = sürüyor
stage-held = DURDURULDU
stage-aborted = YARIDA KESİLDİ
stage-safe = YARIDA KESİLDİ, HERKES GÜVENDE
stage-closed = bitti
board-released = açılışa izin ✓
board-not-released = açılışa izin yok
board-overdue = süresi geçti
travels-clear = yola çıkabilir
travels-not-clear = henüz yola çıkamaz
travels-not-any-more = artık yola çıkamaz
travels-needs-nothing = bir şey gerekmez
travels-stays = yolculuk etmiyor
people-verified = kimliği doğrulandı
people-handed-over = teslim edildi
people-followed-up = yeniden görüldü
people-private-gates = hekimin, tarafsız görüşmecinin ya da bir tarafın kendinde sakladığı
board-checks = Kontroller ve önlemler
board-vehicles = Araçlar
board-arrived = vardı { $time }
board-arrived-at = vardı { $time }, yer: { $place }
board-under-way = yolda, kalkış { $time }, binen { $aboard }
board-may-leave = kalkabilir, binen { $aboard }
board-ready = hazır: arabulucunun sözü bekleniyor, binen { $aboard }
board-boarding-of = biniş { $aboard }
board-waits-with = bekliyor ({ $units })
board-late = { $span } gecikme
board-more = { $first } (+{ $more })
board-open-since = açık, açılış { $time }
board-planned = planlanan { $time }
board-released-by = açılışa izin veren { $by }/{ $of }
board-rides-left =
    { $rides ->
        [one] { $rides } sefer, kalkan { $left }
       *[other] { $rides } sefer, kalkan { $left }
    }
board-handed-over-of = { $of } kişiden teslim edilen { $count }
people-on-board = araçta: { $ride }
people-under-way = yolda: { $ride }
people-at = yer: { $place }
board-request = { $number }: { $what }, en geç { $due }, { $owner }
board-met-at = yerine getirildi { $time }

## Drawings

drawing-course = Planlanan ve gerçekleşen
drawing-course-caption = Soluk: planlanan. Koyu: masanın saatine göre gerçekleşen. Dikey çizgi bir kapıdır: kesik çizgi planlanan, düz çizgi açıldığı an.
drawing-balance = Zaman içinde denge
drawing-flow = Seferlerin akışı
drawing-map = Güzergâhlar
drawing-balance-of = { $party }: verilen { $given }/{ $gives }, alınan { $received }/{ $receives }
drawing-balance-short = verilen { $given } · alınan { $received }
drawing-flow-of = { $from } – { $to }: varan { $arrived }/{ $all }
drawing-flow-going = { $from } – { $to }: varan { $arrived }/{ $all }, yolda { $going }
drawing-flow-short = { $arrived }/{ $all }
drawing-map-closed = kapalı: { $areas }

## Who speaks, what has to be in hand, what is asked for

seat-lead = arabulucu
seat-co-mediator = eş arabulucu
seat-field = saha görevlisi
seat-medical = hekim
seat-interviewer = tarafsız görüşmeci
seat-observer = gözlemci
seat-desk = masa
gate-consent = rıza
gate-fit = yolculuğa elverişlilik
gate-legal = hukuki dayanak
gate-document = seyahat belgesi
gate-identity = kimlik
gate-family = ailenin haberdar edilmesi
request-call = eve bir telefon görüşmesi
request-document = bir belge
request-doctor = belirli bir hekim
request-media = basına söylenecek olan
request-other = başka bir şey
seat-delegate = delege – { $party }
seat-guarantor = garantör – { $party }
gate-identity-by = kimlik, doğrulayan { $party }
request-number = talep { $number }
request-number-of = talep { $number } – { $party }
request-for = { $kind } – { $about }

## What stands against something

reason-seat = bunu söylemek bu göreve düşmez
reason-too-much = saklanabilenden çoğu bekliyor: sonra yeniden söylenmeli
reason-unknown = bu, var olmayan bir şeyden söz ediyor
reason-not-so = bu olamaz: biri başka yerde, bir sefer bitmiş ya da bir numara alınmış
reason-aborted = takas yarıda kesildi
reason-everything-held = her şey durduruldu
reason-not-there = henüz orada değil
reason-not-planned = plana göre başka seferde
reason-no-word = biniş sözü yok
reason-not-over = yolda ya da teslim edilmedi
reason-protected = korunuyor: hiçbir şey durduramaz
reason-no-room = gereken türden yer yok
reason-stale = çok önce ya da yanlış bir saatle söylendi: hâlâ kastediliyorsa yeniden söylenir
reason-target = başka bir plan yürürlükte ya da yeni plan olanı korumuyor
reason-not-done = yapılmadı
reason-no-go = kalkış sözü yok
reason-other-operation = başka bir operasyon için imzalandı
reason-nobody = burada söz hakkı olan kimsenin kimliği bu değil
reason-signature = imza, söyleyenin imzası değil
reason-commitment = söylediği, söyleyenin bağlandığı metin değil
reason-other-record = kayıt için imzalandı ama hiçbir kayda ait değil ya da tam tersi
reason-unreadable = söylediği okunamıyor
reason-not-yours = bu okunamıyor, söylemek size düşmüyor ya da burada bilinmeyen bir şeyi anıyor; hiçbir şey değişmedi
reason-sequence = söyleyenin sıradaki numarası { $next }
reason-contradicts = söyleyen { $number } numarayla başka bir şey söyledi
reason-held = { $scope }: durduruldu
reason-not-checked = { $check }: geçilmedi
reason-elsewhere = { $vehicle } henüz orada değil
reason-shut = { $gate } kapalı
reason-waits-for = { $gate } bekliyor: { $who }
reason-not-confirmed = { $gate }: teyit etmeyen: { $party }
reason-second-person = { $gate }: açılmasına iki kişinin izin vermesi gerekir
reason-too-early = { $gate }: plana göre henüz açılmaz
reason-out-of-order = { $who }, sırada önce gelen { $earlier } ardından ayrılır
reason-owed =
    { $units ->
        [one] { $party }: alacağı, kabul ettiğinden { $units } birim fazla olurdu
       *[other] { $party }: alacağı, kabul ettiğinden { $units } birim fazla olurdu
    }
reason-not-together = birlikte ayrılacakların hepsi bu sözde ve araçta değil: { $ride }
reason-apart = { $one } ile { $other } birlikte yolculuk etmez
reason-barred = { $code }: gitmemesi gereken kimse plana alınmaz: { $who }
reason-may-not-go = { $who }: rıza ya da geri göndermeme ilkesi oraya gitmesine izin vermiyor
reason-not-acknowledged = { $who }: elinde tutan, onu tuttuğunu kabul etmedi
reason-quota = { $name }: süresi içinde geçmesine izin verilenden fazlası ayrılırdı
