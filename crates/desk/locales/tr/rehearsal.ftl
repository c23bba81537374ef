### What is said of a rehearsal, in Turkish: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## What a rehearsal says

rehearsal-title = { $case }: planın provası
rehearsal-means = Prova, aşağıdaki varsayımlar altında bir planın neye dayandığını söyler, fazlasını değil. Bunların hiçbirini kimse söylememiştir: her teyit canlandırmadır.
rehearsal-headline =
    { $runs ->
        [one] Planın { $runs } denemesi, { $seed } tohumundan çekildi.
       *[other] Planın { $runs } denemesi, { $seed } tohumundan çekildi.
    }
rehearsal-cut = Önce bir limite ulaşıldı: { $asked } denemenin { $runs } tanesi yapıldı.

## How it ended

rehearsal-endings = Nasıl bitti
rehearsal-complete = herkes teslim edildi
rehearsal-partial = yolculuk etmeyen dışında herkes
rehearsal-broken-off = yarıda kesildi, herkes güvende
rehearsal-ends-late = Sonun ne kadar geciktiği
rehearsal-ends-late-lead = Planlanan sondan, sonuncunun teslim edildiği ana kadar geçen dakikalar; birinin teslim edildiği denemelerde.
rehearsal-waits = İnsanların ne kadar beklediği
rehearsal-waits-lead = Takas noktasında iki sefer arasında geçen dakikalar: her kişi, her böyle bekleyiş ve her deneme için bir tane.
rehearsal-breaks = Nerede kopuyor
rehearsal-breaks-lead = Bir deneme yarıda kesildiğinde neyin engel olduğu ve kimin yolculuk etmediği.
rehearsal-never-breaks = Hiçbir denemede kopmadı.
rehearsal-gate-shut = { $gate }: açılmadı
rehearsal-did-not-leave = kalkmadı
rehearsal-rides = Seferlerin ne kadar geç kalktığı
rehearsal-none = Hiç olmadı.

## Columns, and how minutes are told

rehearsal-runs = denemeler
rehearsal-share = oran
rehearsal-first = ilk engel
rehearsal-how-often = ne sıklıkta
rehearsal-left = kalktı
rehearsal-late = geç
rehearsal-half = yarısı en çok
rehearsal-nine-of-ten = onda dokuzu en çok
rehearsal-all = hepsi en çok
rehearsal-minutes = dakika
rehearsal-minus = −{ $span }
rehearsal-quantiles = Yarısı: en çok { $half }; onda dokuzu: { $nine_of_ten }; yüzde 99’u: { $nearly_all }; hepsi: { $all }.
rehearsal-span = { $from } ile { $until } altı

## What is assumed

rehearsal-assumed = Varsayılanlar
rehearsal-durations = Seferlerin, kontrollerin, önlemlerin ve teyitlerin süresi
rehearsal-triangular = en kısadan en uzuna, en sık olağan süre (üçgen dağılım)
rehearsal-somebody-stays = Biri yolculuk etmez
rehearsal-vehicle-late = Bir araç kendi nedenleriyle gecikir
rehearsal-gate-late = Bir taraf bir kapıyı geç teyit eder
rehearsal-withheld = Bir taraf bir kapıyı hiç teyit etmez
rehearsal-patience = Teslimin planlanan sonundan şu kadar sonra yarıda kesilir
rehearsal-often-by = { $often }, en çok { $span }
