### The page that field officers take along.

## The page that works without a network: where things stand

field-title = Yolda
field-standing = Durum
field-with-desk = Masaya ulaşılıyor.
field-without-since = Ağ yok. Başlangıç: { $moment }. Kaydettikleriniz burada saklanır.
field-desk-away = Masa şu anda bir şey almıyor. Kaydettikleriniz burada saklanır.
field-not-reached = Masaya henüz ulaşılamadı.
field-signed-out = Oturumunuz kapandı. Kaydettikleriniz, yeniden oturum açana kadar burada saklanır.
field-other-account = Burada başka biri oturum açmış. Saklananlar onun değil ve iletilmez.
field-short-without = Ağ yok
field-short-away = Masa bir şey almıyor
field-short-out = Oturum kapalı
field-sign-in = İletmek için oturum açın
field-waiting = Burada kayıtlı, iletilmemiş: { $count }
field-delivered = İletildi: { $count }
field-shown-as-of = Gösterilenler şu ana ait: { $moment }
field-old = Dakika olarak eskiliği: { $minutes }
field-clock-ahead = Bu cihazın saati masanınkinden ileride, dakika: { $minutes }
field-clock-behind = Bu cihazın saati masanınkinden geride, dakika: { $minutes }
field-clock-set = Bu cihazın saati son karşılaştırmadan beri değiştirildi, dakika: { $minutes }
field-ready = Bu sayfa ağ olmadan açılır.
field-no-key = İmza anahtarınız bu tarayıcıda değil: hiçbir şey kaydedilemez. Anahtar, Hesap sayfasında oluşturulur.
field-no-room = Saklanamadı ve kaydedilmedi. Kâğıda yazın.
field-browser-unfit = Bu tarayıcı hiçbir şeyi mühürlü saklayamaz. Kâğıt ya da başka bir tarayıcı kullanın.
field-wants-script = Bu sayfa yalnızca betiklerle çalışır. Onlarsız şurada çalışın:
field-board = pano

## The page that works without a network: opening, shutting, forgetting

field-choose = Gerekeni yanınıza alın
field-choose-why = En az sekiz karakterlik bir parolayla bu tarayıcıda mühürlenir. Sözcükler rakamlardan iyidir. Sizin yerinize kimse açamaz: on yanlıştan sonra buradaki her şey unutulur.
field-passphrase = Parola
field-again = Bir kez daha
field-take-along = Yanıma al
field-closed = Mühürlü
field-open = Aç
field-opening = Açılıyor …
field-shut = Mühürle
field-forget = Her şeyi unut
field-forgotten = Bu cihazda artık masaya ait hiçbir şey saklı değil.
field-passphrase-short = Çok kısa: en az sekiz karakter.
field-passphrase-differs = İkisi aynı değil.
field-passphrase-wrong = Doğru değil. Her şey unutulmadan kalan deneme: { $count }

## The page that works without a network: what is recorded

field-rides = Yanınıza alınan seferler
field-pseudonyms = Kişiler takma adlarla yer alır: adlar asla yanınıza alınmaz.
field-no-rides = Plandaki hiçbir sefer sizinle ilgili değil.
field-works = Kontroller ve önlemler
field-offers = Sizi bekleyenler
field-recorded = Burada kaydedilenler
field-is-so = Zaten öyle
field-act-boarded = Bindi
field-act-alighted = İndi
field-act-departed = Kalktı
field-act-arrived = Vardı
field-act-verified = Kimliği doğrulandı
field-act-handed-over = Teslim edildi
field-act-followed-up = Yeniden görüldü
field-act-not-travelling = Yolculuk etmiyor
field-act-hold = Bu seferi durdur
field-state-waits = burada, iletilmedi
field-state-sent = gönderildi, henüz yanıt yok
field-state-delivered = iletildi
field-state-conflict = karar vermelisiniz
field-state-dropped = siz vazgeçtiniz
field-renumbered = dokunma anıyla, başka numarayla yeniden imzalandı

## The page that works without a network: what a human decides

field-conflicts = Karar vermelisiniz
field-conflict-already = Bunu biri zaten söyledi.
field-conflict-irregular = Usule aykırı sayılır ve her şey durdurulur.
field-conflict-refused = Masa bunu reddediyor.
field-conflict-stale = Çok geç geldi. Hâlâ kastediyorsanız şimdi söylenmiş sayılır.
field-side-here = Burada kayıtlı
field-side-desk = Masada
field-say-all-the-same = Yine de söyle
field-let-it-be = Vazgeç

## Sheets of paper

field-sheets = İşaretlenecek kâğıtlar
field-sheets-lead = Ne ağ ne de pil kaldığında: her sefer için elle işaretlenip sonra geri okunan bir kâğıt.
field-sheet = Kâğıt
field-sheet-how = Olanı işaretleyin, yerel saatle zamanı yazın ve imzalayın. İlk fırsatta masada geri okunur.
field-sheet-people = Bu seferle gidenler
field-sheet-number = Numara
field-sheet-who = Kim
field-sheet-at = saat
field-sheet-signed = Ad, imza, notlar
field-sheet-code = Kâğıdın kodu
field-sheet-revision = Plan { $plan }, sürüm { $revision }, basıldığı an:
field-read-sheet = Bir kâğıdı geri oku
field-read-how = Kâğıttaki kodu ya da QR kodunun söylediğini yazın.
field-read-photo = Ya da QR kodunun resmini çekin
field-read-photo-none = Resimde bir kâğıt kodu bulunamadı.
field-read = Oku
field-sheet-unknown = Bu masa böyle bir kâğıt yapmadı: bir harf yanlış ya da biri onu değiştirmiş.
field-sheet-older-plan = Kâğıt eski bir plana ait. İşaretlenenler o plana göre söylenir, yürürlükteki plana göre okunur.
field-sheet-since = Basıldığından beri olaylar: { $count }
field-sheet-stay = Üzerinde yer alıyor ama artık yolculuk etmiyor:
field-ticks-how = Kâğıtta işaretli olanı, yazılı saatle burada işaretleyin.
field-ticks-day = Gün, { $zone } saatine göre
field-ticks-at = Kâğıttaki saat, 24 saat düzeninde
field-ticks-done = Satırlara geç
field-sheet-no-time = Bir saat eksik ya da o gün öyle bir saat yok.
field-sheet-future = Bir saat masanın saatinden ileride.
field-sheet-nothing = Söylenebilecek bir şey işaretlenmedi.
field-lines = Kâğıdın satırları
field-lines-how = Onları kâğıttaki zamanla siz imzalarsınız: önce karşılaştırın.
field-lines-sign = İmzala ve söyle
