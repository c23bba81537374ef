### What is said of lists laid side by side, in Turkish: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Headings and columns

reconciliation-matched = Birden çok listede
reconciliation-doubtful = Bir insanın karar vermesi gerekenler
reconciliation-one-sided = Yalnız bir listede
reconciliation-duplicates = Bir listede iki kez
reconciliation-knots = Birbirine bağlı olanlar
reconciliation-disputes = Birbiriyle bağdaşmayan kararlar
reconciliation-evidence = Kanıt
reconciliation-own = Sizin listeniz
reconciliation-received = Size açılanlar
reconciliation-who = Kim
reconciliation-row-head = Satır
reconciliation-what = Ne
reconciliation-was = önceki
reconciliation-is = şimdiki
reconciliation-score = puan
reconciliation-nothing = boş
reconciliation-now = şimdi
reconciliation-else = öbür türlü

## Titles

reconciliation-title = { $of }: listeler yan yana
reconciliation-statuses-title = { $of }: listeler her kişi için ne diyor
reconciliation-sheet-title = { $of }: { $party } tarafının listesi
reconciliation-version-title = { $now }: yeni sürümün değiştirdikleri
reconciliation-since-title = { $now }: { $before } sonrasında değişenler
reconciliation-screening-title = { $subjects }: yayımlanmış listelere göre tarama

## Rows and lists

reconciliation-row = { $list }, { $row }. satır
reconciliation-row-of-sheet = { $list }, { $sheet } sayfası, { $row }. satır
reconciliation-rows =
    { $count ->
        [one] { $count } satır
       *[other] { $count } satır
    }
reconciliation-list-claims = { $list } istiyor: { $rows }
reconciliation-list-acknowledges = { $list } elinde olduğunu kabul ediyor: { $rows }
reconciliation-list-saw = { $list } gördü: { $rows }
reconciliation-no-counterpart = karşılığı yok
reconciliation-open = kesinleşmedi: bir soru açık
reconciliation-double = mükerrer
reconciliation-female = kadın
reconciliation-male = erkek
reconciliation-born = doğumu { $date }
reconciliation-by-islamic = { $date } (hicri takvimle yazılmış)
reconciliation-by-persian = { $date } (İran takvimiyle yazılmış)
reconciliation-either = { $one } ya da { $other }

## What was found

reconciliation-none-doubtful = Karar bekleyen bir şey kalmadı.
reconciliation-empty = Listelerde kimsenin adı yok.
reconciliation-summary = Birden çok listede: { $matched }. Karar bekleyen: { $doubtful }. Yalnız bir listede: { $alone }. Bir listede iki kez: { $twice }.
reconciliation-percent = %{ $number }
reconciliation-percent-over = %{ $number } üzeri
reconciliation-percent-under = %{ $number } altı
reconciliation-score-means = Ağırlıklar bit cinsindendir: +1, bulunan şeyin bir insan için iki insana göre iki kat olası olduğunu söyler. Toplamları puandır. %90 olasılık, on kez karar verilse dokuzunda doğru olmak demektir. Puan, bir insanın karar verdiği hiçbir şeye karar vermez.
reconciliation-compared-all = Bütün kanıtlarıyla karşılaştırılan: { $pairs } (her satır çifti).
reconciliation-compared-some = Bütün kanıtlarıyla karşılaştırılan: { $pairs } (bir anahtarı paylaşan satır çiftleri).
reconciliation-left-out = Karşılaştırılmayan: çok fazla satırın paylaştığı { $keys } anahtarın çiftleri ve daha iyileri bulunan { $pairs } satır çifti.
reconciliation-not-proven = Arama { $parts } parçada kesildi: daha iyi bir bütün bulunabilir, en çok { $behind } bit daha iyi.
reconciliation-unused =
    { $count ->
        [one] { $count } karar bu listelerde olmayan satırlardan söz ediyor.
       *[other] { $count } karar bu listelerde olmayan satırlardan söz ediyor.
    }
reconciliation-knot = Bunlar ancak birlikte başka türlü olabilir; öbür yol { $bits } bit geride:

## Why a pair is where it is

reconciliation-why-decided = bir insan karar verdi
reconciliation-why-disputed = insanlar farklı karar verdi
reconciliation-why-score = puana göre
reconciliation-why-contradicted = buna karşı bir şey var
reconciliation-why-hangs = bütünü başka türlü eşleştirmek neredeyse aynı ölçüde iyi
reconciliation-why-rivals = başka satırlar da uyuyor

## What was compared

reconciliation-field-before = karşılaştırmadan önce
reconciliation-field-name = ad
reconciliation-field-father = baba adı
reconciliation-field-mother = anne adı
reconciliation-field-sex = cinsiyet
reconciliation-field-born = doğum tarihi
reconciliation-field-birth-place = doğum yeri
reconciliation-field-nationality = uyruk
reconciliation-field-document = belge
reconciliation-field-unit = birlik
reconciliation-field-held-at = tutulduğu yer
reconciliation-field-relatives = akrabalar
reconciliation-field-rivals = başka satırlar

## What was found in it

reconciliation-found-rows-alone = bu listelerin herhangi iki satırında olan
reconciliation-found-equal = aynı
reconciliation-found-spelling = başka yazılış
reconciliation-found-other-script = başka yazıda aynı
reconciliation-found-initial = baş harf
reconciliation-found-nickname = kısa biçimi
reconciliation-found-patronymic = baba adından gelen ad ile baba adı
reconciliation-found-joined = birinde tek, ötekinde iki sözcük
reconciliation-found-other-name = aynı yerin başka adı
reconciliation-found-contained = biri ötekinden fazlasını söylüyor
reconciliation-found-one-sided = yalnız birinde var
reconciliation-found-near = bir harf ya da rakam fark
reconciliation-found-within-calendar = takvimin izin verdiği kadarıyla aynı
reconciliation-found-one-day-off = bir gün fark
reconciliation-found-swapped = gün ile ay yer değiştirmiş
reconciliation-found-other-day = aynı ay, başka gün
reconciliation-found-other-month = aynı yıl ve gün, başka ay
reconciliation-found-other-year = aynı gün ve ay, başka yıl
reconciliation-found-same-month = aynı ay ve yıl, karşılaştırılacak gün yok
reconciliation-found-same-year = aynı yıl, karşılaştırılacak ay yok
reconciliation-found-next-year = bir yıl fark
reconciliation-found-different = farklı
reconciliation-found-relatives-share = akrabalarda ortaktır
reconciliation-found-others-fit = başka satırların ne kadar uyduğu

## What humans said

reconciliation-says-same = aynı kişi
reconciliation-says-different = farklı kişiler
reconciliation-says-not-sure = emin değil
reconciliation-says-taken-back = geri alındı
reconciliation-said = { $by }: { $says }, { $at }
reconciliation-said-because = { $said } (gerekçe: “{ $why }”)
reconciliation-contested = { $one } ve { $other }: { $by } farklı karar verdi; ikisinin de sözü saklanır, hiçbir şeye karar verilmiş olmaz
reconciliation-clash = { $by } iki satırın iki ayrı insan olduğunu söyledi, oysa başka kararlar onları bir yapıyor

## Statuses, and what the people of a case would gain

reconciliation-asked-first = önce kimin kim olduğuna karar verilmeli
reconciliation-lists-contradict = listeler birbiriyle çelişiyor: yeniden sorun
reconciliation-no-holder = kimin elinde olacağı söylenemiyor
reconciliation-contradiction = { $one }: { $says }; { $other }: { $otherwise }. Yeniden sorun
reconciliation-row-says = { $row }: { $says }
reconciliation-consent = rıza: { $consent }
reconciliation-consent-not-known = bilinmiyor
reconciliation-consent-not-asked = sorulmadı
reconciliation-consent-given = verildi
reconciliation-consent-disputed = tartışmalı
reconciliation-consent-refused = reddedildi
reconciliation-protected = korunuyor: { $why }
reconciliation-wounded-or-sick = yaralı ya da hasta
reconciliation-minor = çocuk
reconciliation-accompanying = refakatçi
reconciliation-remains = naaş
reconciliation-identification = kimlik tespiti: { $how }
reconciliation-instead = olmazsa sıradaki: { $who }
reconciliation-asked = { $party } sordu, { $at }
reconciliation-told = { $party } tarafına söylendi, söyleyen: { $by }, { $at }
reconciliation-released = { $party } tarafına açıldı, açan: { $by }, { $at }
reconciliation-fed = { $who } ({ $kind }): { $says }
reconciliation-fed-added = eklenir
reconciliation-fed-changed = değişir
reconciliation-fed-left-out = alınmaz
reconciliation-added = { $name }, elinde tutan: { $holder }, { $status } ({ $rows })
reconciliation-changed = { $from } yerine { $to } ({ $rows })
reconciliation-agree =
    { $count ->
        [one] { $count } kişi vakadaki gibi
       *[other] { $count } kişi vakadaki gibi
    }

## What a new version changes

reconciliation-nothing-changed = Hiçbir şey değişmedi.
reconciliation-rows-added = Yeni satırlar
reconciliation-rows-gone = Artık olmayan satırlar
reconciliation-rows-changed = Değişen satırlar
reconciliation-kept =
    { $count ->
        [one] { $count } satır eskisi gibi.
       *[other] { $count } satır eskisi gibi.
    }
reconciliation-decisions-kept = { $rows } Kararlar: { $kept } aktarıldı, { $changed } değişen satırlar için, { $lost } bulunamayan satırlar için.

## Screening

reconciliation-hit-means = Her eşleşme bir insana sorudur; eşik bütün listeler ve bütün taraflar için birdir. Kendi başına kimseyi dışarıda bırakmaz.
reconciliation-not-looked-at = henüz kimse bakmadı
reconciliation-no-hit = eşleşme yok
reconciliation-threshold = { $percent } ve üzerinde bir insana sorulur.
reconciliation-questions =
    { $count ->
        [one] bir insana sorulacak { $count } soru
       *[other] bir insana sorulacak { $count } soru
    }
reconciliation-hits = { $subjects }; eşleşmeler: { $hits }, bir insanı bekleyenler: { $open }

## A party’s own sheet

reconciliation-sheet-means = Bu sayfada kendi satırlarınız ve arabulucuların size açtıkları var. Başkalarının herhangi bir listede olup olmadığını söylemez.
