### What is said of a rehearsal, in Turkish: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## What a rehearsal says

rehearsal-title = { $case }: planın provası
rehearsal-means = Prova, aşağıdaki varsayımlar altında bir planın neye dayandığını söyler, fazlasını değil. Bunların hiçbirini kimse söylememiştir: her onay canlandırmadır.
rehearsal-headline =
    { $runs ->
        [one] Planın { $runs } denemesi, { $seed } tohumundan çekildi.
       *[other] Planın { $runs } denemesi, { $seed } tohumundan çekildi.
    }
rehearsal-cut = Önce bir sınıra varıldı: { $asked } denemenin { $runs } tanesi yapıldı.

## How it ended

rehearsal-endings = Nasıl bitti
rehearsal-complete = herkes teslim edildi
rehearsal-partial = yolculuk etmeyen dışında herkes
rehearsal-broken-off = kesildi, herkes güvende
rehearsal-ends-late = Sonun ne kadar geciktiği
rehearsal-ends-late-lead = Planlanan sondan, sonuncunun teslim edildiği ana kadar geçen dakikalar; birinin teslim edildiği denemelerde.
rehearsal-waits = İnsanların ne kadar beklediği
rehearsal-waits-lead = Değişim noktasında iki sefer arasında geçen dakikalar: her kişi, her böyle bekleyiş ve her deneme için bir tane.
rehearsal-breaks = Nerede kopuyor
rehearsal-breaks-lead = Bir deneme kesildiğinde neyin engel olduğu ve kimin yolculuk etmediği.
rehearsal-never-breaks = Hiçbir denemede kopmadı.
rehearsal-gate-shut = { $gate }: açılmadı
rehearsal-did-not-leave = kalkmadı
rehearsal-rides = Seferlerin ne kadar geç kalktığı
rehearsal-none = Hiç olmadı.

## Columns, and how minutes are told

rehearsal-runs = denemeler
rehearsal-share = pay
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
rehearsal-durations = Seferler, kontroller, önlemler, onaylar sürer
rehearsal-triangular = en kısasından en uzununa, en çok olağan kadar (üçgen dağılım)
rehearsal-somebody-stays = Biri yolculuk etmez
rehearsal-vehicle-late = Bir araç kendi nedenleriyle gecikir
rehearsal-gate-late = Bir taraf bir kapıyı geç onaylar
rehearsal-withheld = Bir taraf bir kapıyı hiç onaylamaz
rehearsal-patience = Teslimin planlanan sonundan şu kadar sonra kesilir
rehearsal-often-by = { $often }, en çok { $span }
