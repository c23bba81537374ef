### What the desk says, in Turkish. Every language has the same messages with the same arguments; the tests hold it.
### What stands in braces with a dollar sign is put in: a name, a number, a moment.

## Days, moments, lists

month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık
day = { $day } { $month } { $year }
moment = { $day }, { $clocks } ({ $zone })
moment-utc = { $day }, { $clocks }
clock-utc = { $utc } UTC
clocks = { $utc } UTC · yerel saat { $local } ({ $offset })
clocks-other-day = { $utc } UTC · yerel saat { $local }, { $day } ({ $offset })
span-minutes = { $minutes } dk
span-hours = { $hours } sa { $minutes } dk
list-comma = { ", " }

## What somebody is in a case. The name of a party follows a dash or a colon, so that it need not be declined.

role-lead = baş arabulucu
role-co-mediator = eş arabulucu
role-analyst = analist
role-liaison = irtibat görevlisi – { $party }
role-field = saha görevlisi
role-medical = hekim
role-interviewer = tarafsız görüşmeci
role-delegate = delege – { $party }
role-guarantor = garantör – { $party }
role-observer = gözlemci
role-witness = kaydın tanığı

## Around every page

skip-to-main = İçeriğe geç
nav-label = Ana menü
nav-cases = Vakalar
nav-account = Hesap
lock-now = Hemen kilitle
lock-meaning = Herkesin oturumunu kapatır ve masanın anahtarlarını unutur
language = Dil
language-choose = Dili değiştir

## Unlocking the desk

unlock-title = Masanın kilidini açma
unlock-text = Masa çalıştırıldı ancak henüz anahtarı yok. Kilidi açılana kadar burada kimse çalışamaz ve hiçbir şey okunamaz.
unlock-new-text = Bu masa yeni. Bundan böyle onu açacak parolayı seçin ve masanın başlatıldığı uçbirimde yazan kodu girin. Parola unutulursa masa açılamaz.
unlock-code = Uçbirimdeki kod
unlock-passphrase = Parola
unlock-again = Aynı parola, bir kez daha
unlock-do = Kilidi aç
unlock-wrong = Bu, masayı açmıyor.
unlock-differs = İki parola aynı değil.
unlock-short = Parola çok kısa: en az on iki karakter olmalı.
unlock-code-wrong = Bu, uçbirimde yazan kod değil.

## What is refused. Nothing here says more than its kind: what is denied reads like what is not there.

problem-malformed = Bu istek okunamadı
problem-malformed-text = Gönderilen, beklenen biçimde değil. Geri dönün, gözden geçirin ve yeniden gönderin.
problem-sign-in = Oturum açılmamış
problem-sign-in-text = Oturum açın ve yeniden deneyin. Hiçbir şey değiştirilmedi.
problem-elsewhere = Bu istek masanın bir sayfasından gelmedi
problem-elsewhere-text = Başka bir yerden gönderildi ya da sayfa çok uzun süre açık kaldı. Sayfayı yeniden açın ve tekrarlayın. Hiçbir şey değiştirilmedi.
problem-not-found = Burada bir şey yok
problem-not-found-text = Böyle bir sayfa yok ya da onu görme yetkiniz yok.
problem-method = Bu, bu yolla istenemez
problem-method-text = Sayfaya dönün ve üzerindeki düğmeleri kullanın.
problem-too-slow = İstek çok geç ulaştı
problem-too-slow-text = Bağlantı zayıf olabilir. Yeniden gönderin; hiçbir şey değiştirilmedi.
problem-conflict = Bu arada değişti
problem-conflict-text = Bir başkası daha hızlı davrandı ya da bu zaten yapıldı. Sayfanın şimdiki hâline bakın ve yeniden karar verin. Hiçbir şeyin üzerine yazılmadı.
problem-too-large = Bu, kabul edilenden büyük
problem-too-large-text = Tek seferde daha azını gönderin.
problem-kind = Bu, kabul edilen türden değil
problem-kind-text = Sayfaya dönün ve üzerindeki formu kullanın.
problem-unfit = Bu şekilde yapılamaz
problem-unfit-text = Anlaşıldı, ancak buna bir engel var. Hiçbir şey değiştirilmedi.
problem-too-many = Çok fazla deneme
problem-locked = Masa kilitli
problem-locked-text = Önce yetkili biri kilidi açmalı. Hiçbir şey değiştirilmedi.
problem-unavailable = Masa şu anda yanıt veremiyor
problem-unavailable-text = Birazdan yeniden deneyin. Daha önce teyit edilenler saklıdır.
problem-defect = Masada bir arıza var
problem-defect-text = Bu bir arızadır, sizin hatanız değildir. Daha önce teyit edilenler saklıdır. Aşağıdaki numarayı masayı işletene bildirin.
problem-too-many-text = Buradaki herkesin güvenliği için denemeler sayılır.
problem-too-many-wait =
    { $seconds ->
        [one] { $seconds } saniye bekleyip yeniden deneyin.
       *[other] { $seconds } saniye bekleyip yeniden deneyin.
    }
problem-back = Başa dön
problem-go-on = Devam et
problem-request = Bu isteğin numarası:

## Signing in

sign-in-title = Oturum açma
sign-in-passkey-text = Bu cihazda ya da yanınızda taşıdığınız bir güvenlik anahtarında kayıtlı geçiş anahtarınızı kullanın.
sign-in-passkey = Geçiş anahtarıyla oturum aç
sign-in-recover-title = Geçiş anahtarı olmadan
sign-in-recover-text = Geçiş anahtarınızı kaybettiyseniz kurtarma kodlarınızdan birini kullanın. Her kod bir kez geçerlidir ve yalnızca yeni bir geçiş anahtarı kaydetmenizi sağlar.
sign-in-recovery-code = Kurtarma kodu
sign-in-recover = Kodu kullan
sign-in-waits = Bir hesap için { $account }, bir adresten { $address } başarısız deneme bekletmez. Sonra { $seconds } sn beklenir; süre her yeni hatada iki katına çıkar, en fazla { $minutes } dk olur.
sign-out = Oturumu kapat

## Passkeys

passkey-add = Başka bir geçiş anahtarı kaydet
passkey-label = Bu geçiş anahtarının adı
passkey-label-hint = Birden fazla olduğunda ayırt edebilmeniz için.
passkey-needs-script = Geçiş anahtarı için bu sayfanın betiği gerekir; tarayıcınız onu çalıştırmıyor.
passkey-unsupported = Bu tarayıcı geçiş anahtarlarını desteklemiyor.
passkey-stopped = İşlem durduruldu ya da çok uzun sürdü. Hiçbir şey değişmedi; yeniden deneyin.
passkey-waiting = Cihazınızın istediklerini izleyin …

## Joining by an invitation

join-title = Masaya hoş geldiniz
join-greeting = Bu davet { $name } içindir. Siz değilseniz sayfayı kapatın ve gönderene haber verin.
join-first = Bu masada henüz kimse çalışmıyor: buraya kaydolan kişi onu kurar.
join-name = Başkaları size nasıl hitap etsin
join-roles = Göreviniz:
join-text = Bir geçiş anahtarı kaydedin: cihazınızda saklanır ve oradan hiç çıkmaz. Bundan sonra parola olmadan onunla oturum açarsınız.
join-register = Geçiş anahtarı kaydet
invitation-until = Davetin geçerlilik sonu: { $moment }.

## Recovery codes

codes-title = Kurtarma kodlarınız
codes-text = Bunları yazın ve cihazınızdan ayrı saklayın. Yalnızca şimdi gösterilirler; her biri bir kez geçerlidir.
codes-kept = Yazdım
codes-left =
    { $count ->
        [0] Kurtarma kodu kalmadı.
        [one] { $count } kurtarma kodu kaldı.
       *[other] { $count } kurtarma kodu kaldı.
    }
codes-renew = Yeni kodlar üret; eskiler geçersiz olur

## One’s own account

account-title = Hesabınız
account-name = Başkalarının size verdiği ad
account-rename = Bu adı sakla
account-restricted = Bir kurtarma koduyla girdiniz: şimdi bir geçiş anahtarı kaydedin. O zamana kadar başka bir şey yapamazsınız.
account-passkeys = Geçiş anahtarları
account-passkeys-text = Bunlarla oturum açarsınız. İki tane olması daha iyidir: bir cihaz kaybolursa diğeriyle girersiniz.
account-devices = Sizin adınıza imzalayan cihazlar
account-devices-text = Bir operasyonda söyledikleriniz kendi cihazınızda imzalanır. Anahtar bu tarayıcıda üretilir ve dışarı çıkarılamaz; masa onu hiç görmez. Kaybolan cihazı hemen kayıttan silin.
account-codes = Kurtarma kodları
account-language = Hesabınızın dili
account-language-text = Masanın size seslendiği dil
account-language-browser = tarayıcının dili
account-sessions = Açık oturumlarınız
device-here = bu tarayıcı
device-label = Bu cihazın adı
device-add = Bu tarayıcı benim adıma imzalasın
device-unsupported = Bu tarayıcı böyle bir anahtarı saklayamıyor. Daha yeni bir tarayıcı kullanın ya da programla başka yerde imzalayın.
strike-off = Kayıttan sil
struck-off-on = Kayıttan silindi: { $moment }
since = Başlangıç: { $moment }
session-seen = Son kullanım: { $moment }
session-here = bu oturum
session-end = Sonlandır
session-end-others = Diğerlerinin tümünü sonlandır

## The team of a case

team-title = Ekip
team-which = Yürüttüğünüz vakalardan hangisi?
team-none = Yürüttüğünüz bir vaka yok. Bir vakanın ekibini baş arabulucusu görür.
team-members = Burada çalışanlar
team-role = Görev
team-grant = Bu görevi ver
team-revoke = Geri al
team-devices =
    { $count ->
        [0] İmzalayan cihaz yok
        [one] İmzalayan { $count } cihaz
       *[other] İmzalayan { $count } cihaz
    }
team-end-sessions = Tüm oturumlarını sonlandır
team-close = Hesabı kapat
team-invitations = Davetler
team-no-invitations = Açık davet yok.
team-withdraw = Daveti geri çek
team-invite = Birini davet et
team-name = Ad
team-days = Geçerli olduğu gün sayısı
team-invite-do = Daveti oluştur
invited-title = Davet
invited-text =
    { $days ->
        [one] Bu bağlantıyı güvendiğiniz bir yoldan iletin: { $name }. Bir kez çalışır, { $days } gün geçerlidir ve bir daha gösterilmez.
       *[other] Bu bağlantıyı güvendiğiniz bir yoldan iletin: { $name }. Bir kez çalışır, { $days } gün geçerlidir ve bir daha gösterilmez.
    }
invited-back = Ekibe dön

## Accounts: what cannot be done

unfit-invitation = Bu davet geçerli değil ya da artık geçerli değil. Yenisini isteyin.
unfit-ceremony = İşlem çok uzun sürdü ya da başka bir yerde başlatıldı. Yeniden başlayın.
unfit-passkey = Bu geçiş anahtarı kabul edilmedi.
unfit-code = Bu kurtarma kodu geçerli değil ya da artık geçerli değil.
unfit-device = Cihaz bu anahtara sahip olduğunu göstermedi ya da anahtar kullanımda.
unfit-last-passkey = Bu, hesabın tek geçiş anahtarı. Önce bir başkasını ekleyin.
unfit-not-recent = Önce yeniden oturum açın: bu, oturum açtıktan sonraki { $count } dakika içinde yapılır.
unfit-full = Olabilecek en çok sayıya ulaşıldı: { $count }. Önce birini kayıttan silin.
unfit-text = Bir ad en az bir, en çok { $count } karakterdir ve denetim karakteri içermez.

## The log of access

access-title = Erişim günlüğü
access-kept = Bu vakada çalışanların istediği her şey yaklaşık bir yıl saklanır ve baş arabulucudan başka kimseye gösterilmez. Bir saniye içinde yinelenen aynı istek sayılır.
access-nothing = Hiçbir şey istenmedi.
access-when = Ne zaman
access-who = Kim
access-what = Ne
access-part = Kimin bölmesi
access-came = Sonuç
access-times = Kaç kez
access-before = Daha öncekiler
access-left-out = Yer kalmadığı için yazılmayan istekler: { $count }
access-forgotten = Artık okunamayan girdiler: { $count }
access-span = { $from } – { $to }
access-allowed = izin verildi
access-denied = izin verilmedi
access-part-mediator = arabulucular
access-part-party = taraf: { $party }
access-part-medical = hekimler
access-part-interviewer = tarafsız görüşmeci
access-part-field = saha görevlileri
access-part-observer = gözlemciler
access-part-guarantor = garantör: { $party }
access-part-desk = masanın kendisi

## The operation: its pages

live-cases = Vakalar
live-no-cases = Henüz hiçbir vakada göreviniz yok.
live-nav = Operasyon
live-board = Pano
live-people = Kişiler ve mallar
live-people-lead = Rıza, sağlık, belgeler ve kimlik hakkında yalnızca kişinin yola çıkıp çıkamayacağı söylenir.
live-requests = Talepler
live-no-requests = Talep yok.
live-record = Kayıt
live-paper = Kâğıt
live-nobody = Burada kimse gösterilmiyor.

## The operation: the connection

live-connection-none = Bu sayfa yüklendiği andaki hâliyle duruyor; değişenleri görmek için yeniden yükleyin.
live-connection-live = Canlı: bu sayfa kendiliğinden yenilenir.
live-connection-gone = Bağlantı yok: gördükleriniz eski. Yeniden deneniyor.
live-connection-away = Masanın deposu yanıt vermiyor: şimdi söylenenler alınmıyor. Teyit edilenler güvende.
live-connection-opens = Operasyon açılıyor.

## The operation: the board

live-sound = Bir kapı beni beklediğinde ses çal
live-wall-size = Duvar için
live-desk-size = Masa için
live-names-show = Adları göster
live-names-hide = Takma adları göster
live-pseudonyms = Kişiler takma adlarla gösteriliyor.
live-waits-for-you = Sizi bekliyor
live-offers = Şimdi söyleyebilecekleriniz
live-nothing-to-say = Sözünüzü bekleyen bir şey yok.
live-alerts = Uyarılar
live-no-alerts = Hiçbir engel yok.
live-gates = Kapılar
live-waits-for = Beklenenler:
live-not-yet = henüz değil
live-rides = Seferler
live-balance = Denge
live-party = Taraf
live-given = Verilen
live-received = Alınan
live-owed = Alacağı
live-accepts = Kabul ettiği
live-who = Kim
live-from = Nereden
live-to = Nereye
live-state = Durum
live-where = Yer
live-events = Son söylenenler
live-nothing-said = Henüz bir şey söylenmedi.

## The operation: saying something

live-speak = Bir şey söyle
live-line = Sözle
live-say = Söyle
live-speaks-as = Konuşan:
live-ask = Söylemek için yeniden basın
live-stop-hold = Her şeyi durdur
live-stop-abort = Takası yarıda kes
live-said-signing = İmzalanıyor …
live-said-accepted = Diske yazıldı.
live-said-before = Daha önce söylenmişti ve diskte duruyor.
live-said-refused = Reddedildi, hiçbir şey değişmedi:
live-unread = Bu okunamıyor, söylemek size düşmüyor ya da burada bilinmeyen bir şeyi anıyor; hiçbir şey değişmedi.
live-said-stale = Çok geç ulaştı, hiçbir şey değişmedi: hâlâ kastediyorsanız yeniden söyleyin.
live-said-failed = Masaya ulaşılamadı. Bağlantı gelince yeniden söyleyin: hiçbir şey iki kez söylenmiş olmaz.
live-said-no-key = İmza anahtarınız bu tarayıcıda değil.
live-say-heading = Başka yerde imzalanan bir söz
live-say-lead = Bunu, anahtarınızın bulunduğu kendi makinenizde imzalayın ve satırı aşağıya yapıştırın.
live-say-payload = İmzalanan
live-say-case = Vaka
live-say-operation = Operasyon
live-say-author = Söyleyen
live-say-sequence = Numara
live-say-paste = İmzalı satır

## The operation: beginning

live-not-begun = Bu vakada henüz bir operasyon başlamadı.
live-plan = Plan
live-kind = Başlatılacak olan
live-kind-rehearsal = Bir prova
live-kind-own = Operasyonun kendisi
live-begin = Başlat
live-cannot-begin = Bu planla hiçbir şey başlatılamaz.

## The operation: the record

live-record-lead = Kaydın size ait girdileri ve kaydın bütününün imzalı denetim noktası.
live-record-origin = Günlük
live-record-key = Günlüğün anahtarı
live-record-size = Toplam girdi
live-record-root = Kök
live-record-cosigned = Birlikte imzalayan
live-record-not-cosigned = henüz kimse
live-record-entries = Girdiler
live-record-entry = Girdi
live-record-kind = Tür
live-record-accepted = Kabul
live-record-pseudonyms = Girdilerin içeriği kişileri adlarıyla anar; adlar gösterildiğinde görünür.
live-record-says = İçerik
live-record-files = Yanınıza alınacaklar
live-verify = Doğrula
live-verify-doing = Tarayıcınızda doğrulanıyor …
live-verify-sound = Bütün ispatlar ve imzalar geçerli; doğrulanan girdi:
live-verify-unsound = Her şey olması gerektiği gibi değil; geçerli:
live-verify-without = Betik olmadan: dosyaları yanınıza alın ve `takas record verify` ya da herhangi bir c2sp.org/tlog-proof doğrulayıcısı kullanın.
live-more = Devamı

## The operation: paper

live-paper-lead = Basılanlarda kişiler takma adlarla yazılır.
live-paper-abort = Yarıda kesme kartı
live-paper-order = Operasyon emri
live-paper-gate = Kontrol listesi:
live-paper-manifest = Yolcu listesi:
live-paper-protocol = Teslim tutanağı, İngilizce ve
live-paper-protocol-english = Teslim tutanağı, yalnızca İngilizce
