### What is said of deals, in Turkish: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Deals

clearing-consent-not-known = bilinmiyor
clearing-consent-not-asked = sorulmadı
clearing-consent-given = verildi
clearing-consent-disputed = tartışmalı
clearing-consent-refused = reddedildi
clearing-consent-cleared = tarafsız görüşmeci görüştü, engel yok
clearing-consent-to-be-asked = tarafsız görüşmeci henüz sormadı
clearing-role-side = taraf
clearing-role-mediator = arabulucu
clearing-role-co-mediator = eş arabulucu
clearing-role-guarantor = garantör
clearing-role-host = ev sahibi
clearing-role-transit = transit ülkesi
clearing-role-custodian = fiilen elinde tutan
clearing-role-observer = gözlemci
clearing-stated = beyan edildi
clearing-hinted = ima edildi
clearing-inferred = çıkarsandı
clearing-assumed = varsayıldı
clearing-from-outcome = yalnız sonuçtan
clearing-must = şart
clearing-high = yüksek
clearing-wish = dilek
clearing-spoilers = Bozguncunun listesi: anlaşmanın nerede kırıldığını gösterir. Adıyla istendi; gereğinden uzun saklamayın.
clearing-optimal = En iyi
clearing-feasible = Uygulanabilir
clearing-infeasible = Olanaksız
clearing-interrupted = Yarıda kaldı
clearing-optimal-sentence = Daha iyi bir anlaşma yok: her sınır kapandı ve denetleyici her ispatı yeniden yürüttü.
clearing-better-unknown = Denetleyicinin doğruladığı gibi her koşul sağlanıyor. Daha iyi bir anlaşma olup olmadığı bilinmiyor.
clearing-infeasible-sentence = Hiçbir anlaşma bütün koşulları sağlamıyor. Denetleyici ispatı yeniden yürüttü.
clearing-interrupted-sentence = Önce bir limite ulaşıldı: ne bir anlaşma var ne de olmadığının ispatı.
clearing-not-closed = arama kapanmadan durduruldu
clearing-unique = Tek odur: başka hiçbir anlaşma her amaçta bu kadar iyi değil.
clearing-not-unique = Tek o değil: başka bir anlaşma da her amaçta aynı derecede iyi.
clearing-objective-protected = yer değiştiren korunan kişiler ve naaşlar
clearing-objective-people = yer değiştiren kişiler
clearing-objective-worst-off = karşılanma, en kötü durumdaki taraf önce
clearing-objective-transfers = nakiller ve yükümlülükler, en azı
clearing-objective-waiting = beklenen birim-aşama, en azı
clearing-no-party-asks = hiçbir taraf bir şey istemiyor
clearing-closed = kapandı
clearing-no-bound = bilinmiyor
clearing-stays = kalıyor
clearing-undertaken = üstlenildi
clearing-not-undertaken = üstlenilmedi
clearing-owner-case = vaka
clearing-owner-question = soru
clearing-unverified = Denetleyicinin doğruladığı gibi her koşul sağlanıyor. Motor daha iyi bir anlaşma bulmadı, ama sınır doğrulanmadı: { $reason }.
clearing-may-be-better = Denetleyicinin doğruladığı gibi her koşul sağlanıyor. Daha iyi bir anlaşma olabilir: { $open }.
clearing-open-by = { $name } { $value }, sınır { $bound }, fark { $gap }
clearing-open-at = { $name } { $value }, sınır { $bound }
clearing-open-without = { $name } { $value }, bilinen sınır yok
clearing-infeasible-unverified = Motor hiçbir anlaşmanın bütün koşulları sağlamadığını buldu; ispat doğrulanmadı: { $reason }.
clearing-owed = Hukuken korunan ama yer değiştirmeyenler: { $left }. Ne üzerinde anlaşılırsa anlaşılsın serbest bırakılmaları borçtur; pazarlığın parçası değildir ve bir anlaşmayı bekleyemez (III. Cenevre Sözleşmesi md. 109, 110, 120; IV. Cenevre Sözleşmesi md. 130, 132).
clearing-moves-among =
    { $parties ->
        [one] { $parties } taraf arasında yer değiştiren: { $what }.
       *[other] { $parties } taraf arasında yer değiştiren: { $what }.
    }
clearing-move-among =
    { $parties ->
        [one] { $parties } taraf arasında yer değiştirenler: { $what }.
       *[other] { $parties } taraf arasında yer değiştirenler: { $what }.
    }
clearing-undertaken-alone =
    { $count ->
        [one] { $count } yükümlülük üstleniliyor.
       *[other] { $count } yükümlülük üstleniliyor.
    }
clearing-begun =
    { $count ->
        [one] { $count } yükümlülük başlatılıyor.
       *[other] { $count } yükümlülük başlatılıyor.
    }
clearing-protected-among =
    { $count ->
        [one] Kişilerden biri hukuken korunuyor.
       *[other] Hukuken korunan kişi sayısı: { $count }.
    }
clearing-to-partner = { $count } → { $partner }
clearing-from-partner = { $count } ← { $partner }
clearing-days =
    { $count ->
        [one] { $count } gün
       *[other] { $count } gün
    }
clearing-from-day = başlangıç { $first }, { $days }
clearing-then = { $first }, sonra { $next }
clearing-chosen = { $option } ({ $of } tercihten { $rank }. tercih)
clearing-none-chosen = { $count } tercihinden hiçbiri
clearing-stated-by = { $standing }, kaynak: { $by }
clearing-with-sources = { $what } [{ $sources }]
clearing-route = { $from } → { $to }
clearing-units-on = { $units } { $way }
clearing-units-to = { $units } → { $to }
clearing-to = → { $to }
clearing-in-phase = { $what }, aşama: { $phase }
clearing-also-to = ayrıca { $places }
clearing-no-longer = artık değil: { $places }
clearing-instead = { $after } (önceki: { $before })
clearing-of-parties =
    { $count ->
        [one] { $share } ({ $count } taraf)
       *[other] { $share } ({ $count } taraf)
    }
clearing-at-most = en çok { $share }
clearing-quoted = “{ $name }”

## Tables and marks

clearing-gives = verir
clearing-receives = alır
clearing-of-its-best = kendi en iyisinden
clearing-over-its-best = vakanın bu hâlindeki en iyisinin üstünde
clearing-name = ad
clearing-from = kimden
clearing-goes-to = kime
clearing-legal = elinde tutanın bildirdiği hukuki dayanak
clearing-consent = kendi iradesi
clearing-objective = amaç
clearing-condition = koşul
clearing-without-it = o olmadan
clearing-this-deal = bu anlaşma
clearing-alternative = alternatif
clearing-undertakes = üstlenir
clearing-asks = İstekler
clearing-conditions = Koşullar, hepsi sağlanıyor
clearing-comes = giren
clearing-goes = çıkan
clearing-otherwise = başka türlü
clearing-outside = karşılaştırılacak istek yok
clearing-unlocks = şunu mümkün kılar
clearing-none-decisive = Tek başına belirleyici koşul yoktu: herhangi biri olmadan da en iyi anlaşma aynı derecede iyi.
clearing-no-alternative = Bulunamadı.
clearing-no-concession = Arabulucunun mümkün gördüğü tavizlerden hiçbiri bir anlaşma sağlamıyor.
clearing-exhausted = Başka küme yok.
clearing-not-proved-cheapest = en ucuzu olduğu ispatlanmadı
clearing-if-name = bu ad çıkarsa
clearing-if-party = bu taraf çekilirse
clearing-falls = onunla birlikte düşenler
clearing-replaced = yerine gelenler
clearing-same = aynı anlaşma
clearing-numbered = { $called } { $number }
clearing-deal-of = Anlaşma { $id }
clearing-digest-of = vaka özeti { $digest }
clearing-also-known = diğer adları: { $names }
clearing-costs = maliyet { $cost }
clearing-difficult = güçlük { $difficulty }
clearing-of-party = { $party } { $share }

## Headings

clearing-heading-question = Sorulan
clearing-heading-picture = Takas
clearing-heading-list = Liste
clearing-heading-consent = Kişilerin kendi iradesi
clearing-heading-parties = Her tarafın verdikleri ve aldıkları
clearing-heading-objectives = Neyin, hangi sırayla en iyi yapıldığı
clearing-heading-decisive = Belirleyici olan koşullar
clearing-heading-alternatives = Alternatifler
clearing-heading-conflict = Neden anlaşma yok
clearing-heading-concessions = Bir anlaşma sağlayacak tavizler
clearing-heading-fragility = Neyin kime bağlı olduğu
clearing-heading-sources = Kaynaklar
clearing-heading-legend = Bu sayfa nasıl okunur
clearing-heading-undertakings = Yükümlülükler: { $phase }

## Pages and their legend

clearing-count = sayı
clearing-left = kalan
clearing-routes = Harflerine göre oklar
clearing-matrix-objectives = Amaçlar
clearing-matrix-satisfaction = Karşılanan istekler
clearing-matrix-items = Kim nereye gidiyor
clearing-matrix-caption = Yalnız farklı olanlar. Bu anlaşmadan farklı olan işaretlidir.
clearing-objectives-caption = Her biri, kendinden öncekilerden hiçbirinden vazgeçmeden olabildiğince iyi yapılır.
clearing-decisive-caption = Yalnız bu koşul kaldırılsaydı en iyi anlaşma başka olurdu.
clearing-now = şimdi
clearing-becomes = olur
clearing-priority = öncelik
clearing-met = karşılanan
clearing-legend-thread = ip
clearing-legend-thread-means = Bir taraftan öbürüne giden bir kişi ya da bir naaş.
clearing-legend-band = şerit
clearing-legend-band-means = Bir grup ya da iplerle ayırt edilemeyecek kadar çok kişi; ne kadar genişse o kadar çok (logaritmaya göre).
clearing-legend-protected-means = Çocuk, ağır yaralı ya da hasta esir, korunan bir çocuğa eşlik eden anne ya da baba, ya da naaş: serbest bırakılmaları karşılığında hiçbir şey istenemez (III. Cenevre Sözleşmesi md. 109, 110, 120; IV. Cenevre Sözleşmesi md. 130, 132).
clearing-legend-of-its-best-means = Bir tarafın isteklerinden karşılananlar, önceliğe göre ağırlıklandırılıp herhangi bir anlaşmanın karşılayabileceği en çoğa bölünür: %100 alabileceğinin tamamıdır, istediğinden az olabilir. Tam kesirler karşılaştırılır; yüzdeler yuvarlanır.
clearing-legend-optimal = en iyi
clearing-legend-optimal-means = Yalnız her sınır kapandığında ve motorla hiçbir kodu paylaşmayan denetleyici her ispatı yeniden yürüttüğünde söylenir.
clearing-legend-standing = bilinme biçimi
clearing-legend-standing-means = Beyan edildi: taraf söyledi. İma edildi: anlaşılmasını sağladı. Çıkarsandı ya da varsayıldı: arabulucunun kendi görüşü.
clearing-more-in-list = ve { $count } kişi daha (hepsi aşağıdaki listede)

## The drawing

clearing-picture-note = { $verb }: { $what }
clearing-picture-between = { $from } → { $to }: { $count }

## Questions, conflicts, concessions

clearing-answer-deal = Bir anlaşma var.
clearing-answer-none = Böyle bir anlaşma yok.
clearing-answer-unknown = Yanıt bulunmadan önce bir limite ulaşıldı.
clearing-answer-same = En iyi anlaşma aynı kalıyor.
clearing-answer-no-base = Soru olmadan karşılaştırılacak bir anlaşma yok.
clearing-something-moves = anlaşmada bir şey yer değiştirir
clearing-something-moves-sentence = boş paket anlaşma değildir
clearing-conflict-of-one = Tek başına bu koşul hiçbir anlaşmaya yer bırakmıyor. Kaldırılması bir anlaşmayı mümkün kılar.
clearing-conflict-all-needed = Herhangi birinin kaldırılması bir anlaşmayı mümkün kılar.
clearing-conflict-need-unknown = Hepsinin gerekli olup olmadığı anlaşılmadan önce bir limite ulaşıldı.
clearing-conflict-none-shorter = Daha kısa bir çatışma yok: ispatlandı.
clearing-left-nothing = Geriye anlaşma kalmıyor.
clearing-left-unknown = Bilinmiyor: önce bir limite ulaşıldı.
clearing-dropped = kaldırıldı
clearing-asked-with = şu gider: { $item }
clearing-asked-with-to = şu gider: { $item } → { $to }
clearing-asked-without = şu olmadan: { $name }
clearing-conflict-of-several = Bu { $count } koşul bir arada sağlanamaz.
clearing-what-is-left = Kalan: { $left }.
clearing-still-move =
    { $before ->
        [one] { $before } kişiden { $after } kişi hâlâ yer değiştiriyor.
       *[other] { $before } kişiden { $after } kişi hâlâ yer değiştiriyor.
    }
clearing-still-move-protected =
    { $before ->
        [one] { $before } kişiden { $after } kişi hâlâ yer değiştiriyor; korunan: { $protected } / { $of }.
       *[other] { $before } kişiden { $after } kişi hâlâ yer değiştiriyor; korunan: { $protected } / { $of }.
    }

## The landscape

clearing-front = Görünüm
clearing-point = nokta
clearing-known-as = bilinen adı
clearing-shown = gösterilen anlaşma
clearing-not-proved = Pareto cephesinde olduğu ispatlanmadı
clearing-plot = Pareto cephesi, her taraf kendi en iyisinden aldığı paya göre
clearing-nash = Nash
clearing-nash-means = tarafların kendi en iyilerinden aldıkları payların çarpımının en büyüğü
clearing-kalai-smorodinsky = Kalai-Smorodinsky
clearing-kalai-smorodinsky-means = eşit paylara en yakın olan: en düşük payın en büyüğü, sonra en yüksek payın en küçüğü
clearing-egalitarian = eşitlikçi
clearing-egalitarian-means = en düşük pay olabildiğince büyük, sonra bir sonraki en düşük, böyle devam eder
clearing-utilitarian = faydacı
clearing-utilitarian-means = payların toplamının en büyüğü
clearing-front-means = Her noktada bir tarafın daha çok alması ancak başkasının daha az almasıyla mümkündür. Yalnız arabulucu için: her tarafın ne kadar karşılandığını söyler.
clearing-front-one-point = Bir nokta: hiçbir anlaşma bir tarafa bundan fazlasını vermiyor. Denetleyici ispatı yeniden yürüttü.
clearing-front-cut-short = Pareto cephesinin tamamı görülmeden önce bir limite ulaşıldı.
clearing-of-those-found = Adlar bulunan noktalar arasında verildi: bulunmayan bir nokta bunlardan birini alabilirdi.
clearing-distinct = Çok farklı anlaşmalar
clearing-distinct-deal = anlaşma
clearing-no-further = Başkası yok: denetleyici ispatı yeniden yürüttü.
clearing-no-further-unverified = Başkasının olmadığı doğrulanmadı.
clearing-front-complete = { $count } nokta ve başkası yok: Pareto cephesi tam ve denetleyici ispatı yeniden yürüttü.
clearing-front-within =
    { $count ->
        [one] { $count } nokta. Her anlaşma, her tarafın en iyisinin { $share } yakınlığında bir nokta tarafından karşılanıyor; denetleyici ispatı yeniden yürüttü.
       *[other] { $count } nokta. Her anlaşma, her tarafın en iyisinin { $share } yakınlığında bunlardan biri tarafından karşılanıyor; denetleyici ispatı yeniden yürüttü.
    }
clearing-front-unverified =
    { $count ->
        [one] { $count } nokta; başkasının olmadığı doğrulanmadı: { $reason }.
       *[other] { $count } nokta; başkasının olmadığı doğrulanmadı: { $reason }.
    }
clearing-front-left-out =
    { $count ->
        [one] { $count } noktadan burada { $shown } tanesi var: öne çıkanlar ve eşit aralıklı ötekiler. Hepsi --json ile; --tolerance 5 daha azını ister.
       *[other] { $count } noktadan burada { $shown } tanesi var: öne çıkanlar ve eşit aralıklı ötekiler. Hepsi --json ile; --tolerance 5 daha azını ister.
    }
clearing-front-shared =
    { $count ->
        [one] { $count } nokta bu adı taşıyor ({ $name }): hiçbiri bununla öne çıkmıyor.
       *[other] { $count } nokta bu adı taşıyor ({ $name }): hiçbiri bununla öne çıkmıyor.
    }
clearing-shown-beaten = Gösterilen anlaşma Pareto cephesinde değil: { $point } numaralı noktada hiçbir taraf daha az, bir taraf daha çok alıyor. Vakanın amaçlarına göre en iyisidir; bunlar önce başka bir şey ister.
clearing-plot-described =
    { $count ->
        [one] Pareto cephesinin { $count } noktası, taraflar: { $parties }; aşağıdaki tabloda aynısı var.
       *[other] Pareto cephesinin { $count } noktası, taraflar: { $parties }; aşağıdaki tabloda aynısı var.
    }
clearing-distinct-none =
    { $differ ->
        [one] Gösterilenden { $differ } ya da daha çok nakille ayrılan bir anlaşma bulunamadı.
       *[other] Gösterilenden { $differ } ya da daha çok nakille ayrılan bir anlaşma bulunamadı.
    }
clearing-distinct-limit =
    { $differ ->
        [one] Gösterilenden { $differ } ya da daha çok nakille ayrılan bir anlaşma bulunmadan önce bir limite ulaşıldı.
       *[other] Gösterilenden { $differ } ya da daha çok nakille ayrılan bir anlaşma bulunmadan önce bir limite ulaşıldı.
    }
clearing-distinct-proved =
    { $differ ->
        [one] Her biri, gösterilen anlaşmadan ve öncekilerin hepsinden { $differ } ya da daha çok nakille ayrılanların en iyisidir; denetleyici her ispatı yeniden yürüttü.
       *[other] Her biri, gösterilen anlaşmadan ve öncekilerin hepsinden { $differ } ya da daha çok nakille ayrılanların en iyisidir; denetleyici her ispatı yeniden yürüttü.
    }
clearing-distinct-unproved =
    { $differ ->
        [one] Her biri gösterilen anlaşmadan ve öncekilerin hepsinden { $differ } ya da daha çok nakille ayrılıyor. Her birinin bunların en iyisi olduğu sonuna kadar doğrulanmadı.
       *[other] Her biri gösterilen anlaşmadan ve öncekilerin hepsinden { $differ } ya da daha çok nakille ayrılıyor. Her birinin bunların en iyisi olduğu sonuna kadar doğrulanmadı.
    }
clearing-distinct-fewer = İstenen { $asked } anlaşmanın hepsi bulunmadan önce bir limite ulaşıldı.

## Chances

clearing-chances-accepts = kabul eder
clearing-chances-line = kuşkulu satır
clearing-chances-written = Pozisyonlar yazıldığı gibiyse en iyi anlaşma
clearing-chances-likely = Kabul edilmesi en olası anlaşma
clearing-chances-worlds = Bir anlaşma olup olmadığı
clearing-chances-questions = Bundan sonra ne sorulmalı
clearing-chances-sure = Kuşkulu olan hiçbir şey ona karşı değil.
clearing-chances-hangs-on = Şunlara bağlı
clearing-chances-same = Pozisyonlar yazıldığı gibiyse en iyi olan anlaşmanın kendisi.
clearing-chances-no-doubts = Hiçbir satır kuşkulu değil: her birinden ne kadar emin olduğunuzu mediator/confidence.toml söyler.
clearing-chances-none-likely = Kuşkulardan hangisi doğru olursa olsun hiçbir anlaşma kabul edilmiyor.
clearing-chances-none-written = Pozisyonlar yazıldığı gibiyse anlaşma yok.
clearing-chances-nothing-to-ask = Tek bir yanıt, hangi anlaşmanın önerileceğini değiştirmez.
clearing-chances-questions-cut = Her soru tartılmadan önce bir limite ulaşıldı.
clearing-chances-as-written = yazıldığı gibi
clearing-chances-no-such-rule = böyle bir koşul yok
clearing-chances-not-on-offer = teklif edilmiyor
clearing-chances-then-none = anlaşma yok
clearing-chances-proved = Daha olası bir anlaşma yok: denetleyici ispatı yeniden yürüttü.
clearing-chances-not-proved = Daha olası bir anlaşma olabilir: önce bir limite ulaşıldı ya da ispat boyut limitinin üstünde.
clearing-chances-doubts =
    { $count ->
        [one] Pozisyonlar üzerine birbirinden bağımsız { $count } kuşku. Bir anlaşma, her tarafın gerçek pozisyonu onu kabul ediyorsa kabul edilir: şans, kabul edildiği pozisyonların tam ağırlığıdır.
       *[other] Pozisyonlar üzerine birbirinden bağımsız { $count } kuşku. Bir anlaşma, her tarafın gerçek pozisyonu onu kabul ediyorsa kabul edilir: şans, kabul edildiği pozisyonların tam ağırlığıdır.
    }
clearing-chances-about = yaklaşık { $percent }
clearing-chances-accepted = Kabul edilme şansı: { $chance }.
clearing-chances-lines-of = { $owner }: { $lines }
clearing-chances-worlds-seen = Ağırlığa göre bütün dünyaların { $percent } kadarında bir anlaşma var ({ $seen } dünyaya bakıldı).
clearing-chances-worlds-drawn = Ağırlığa göre çekilen { $seen } dünyanın { $percent } kadarında bir anlaşma var, yanılma payı { $error } (Hoeffding, %95).
clearing-chances-gain = Yanıt bilinince en iyi anlaşmanın kabul edilme şansı ortalama { $then }, şimdi { $now }.
clearing-chances-gain-unproved = Yanıt bilinince en iyi anlaşmanın kabul edilme şansı ortalama { $then }, şimdi { $now } (sonuna kadar doğrulanmadı).
clearing-chances-answer = { $version } ({ $weight }): o zaman { $best }
clearing-chances-answer-other = { $version } ({ $weight }): o zaman { $best }, başka bir anlaşmayla
clearing-chances-turns = { $percent } olasılıkla yanıt öneriyi değiştirir: o zaman başka bir anlaşma daha olasıdır.
clearing-chances-tells = Bir anlaşma olup olmadığı hakkında { $bits } bit bilgi verir.
clearing-chances-would-undertake = üstlenmeye hazır: { $item }
clearing-chances-would-let-go = bırakmaya hazır: { $item }

## The safe order

clearing-order-best = Hiçbir sıra bir tarafı daha az açıkta bırakmaz: en büyük açıkta kalma, sonra kişi sayısında öne geçme, sonra açıkta kalmaların toplamı en azdır. Denetleyici sıraları kendisi gözden geçirdi.
clearing-order-unverified = Motor daha iyi bir sıra bulmadı; denetleyiciin gözden geçiremeyeceği kadar çok sıra var, bu yüzden bunun en iyisi olduğu doğrulanmadı.
clearing-order-exposure-least = Hiçbir sıranın en büyük açıkta kalması daha küçük değil; bunların en sakini olduğu gösterilmeden önce bir limite ulaşıldı.
clearing-order-never = Hiçbir taraf hiçbir zaman aldığından fazlasını vermiş olmaz.
clearing-order-step = adım
clearing-order-what = giden
clearing-order-exposure = Her adımdan sonra her tarafın ne kadar açıkta kaldığı: vereceklerinden verdikleri eksi isteyip alacaklarından aldıkları. Korunan kişiler bunun dışındadır.
clearing-order-picture = Her adımdan sonra açıkta kalma
clearing-order-published = Yayımlanmış sıra
clearing-order-safe = Güvenli sıra
clearing-order-given = şimdiye kadar serbest bırakılan kişi
clearing-order-received = şimdiye kadar teslim alınan kişi
clearing-order-nothing = Sizi ilgilendiren adım yok.
clearing-order-gap = Önce bir limite ulaşıldı: bulunan en iyi sıra bu. Hiçbir sıranın en büyük açıkta kalması { $bound } altında değil.
clearing-order-worst = Yarıda kesilmesi en çok { $step }. adımdan sonra zarar verir: { $party }, verdiği ve aldığının { $exposure } kadarıyla açıkta kalırdı.
clearing-order-excess =
    { $people ->
        [one] Sonunda kalandan en çok { $people } kişi önde.
       *[other] Sonunda kalandan en çok { $people } kişi önde.
    }
clearing-order-wrong-way = sırayı bağlayanlara göre { $first }. adım { $then }. adımdan sonra gelmeli
clearing-order-undertakes = { $party } üstlenir: { $what }
clearing-order-you-release = Bırakıyorsunuz: { $what } → { $party }
clearing-order-you-receive = Alıyorsunuz: { $what } ← { $party }

## A party’s own page

clearing-own-no-deal = Şu anda size sunulmuş bir takas yok.
clearing-own-nothing-moves = Sizden ya da size hiçbir şey gitmiyor.
clearing-own-gives = Bırakıyorsunuz
clearing-own-receives = Alıyorsunuz
clearing-own-undertakes = Üstleniyorsunuz
clearing-own-undertaken = Başkalarının üstlendikleri
clearing-own-position = Beyan ettiğiniz hâliyle pozisyonunuz
clearing-own-holds = Bırakmaya hazır
clearing-own-ready = Üstlenmeye hazır
clearing-own-refuses = Reddettikleri
clearing-own-rules = Koşullar
clearing-own-picture = Takasta sizin payınız
clearing-own-rule-holds = sağlanıyor
clearing-own-rule-broken = sağlanmıyor
clearing-own-may-go = gidebileceği yer: { $to }
clearing-or = { $first } ya da { $last }
clearing-own-becomes = bu takasta: { $what }
clearing-own-met-of = { $all } içinden { $met } karşılandı
clearing-own-met-in-full = { $met } karşılandı, tamamı
clearing-own-met-in-part = { $met } karşılandı, tamamı değil
clearing-own-met-in-sight = görebildiğiniz { $met } karşılandı
clearing-own-up-to = en çok { $all }
clearing-own-headline = Bıraktığınız: { $gives }; aldığınız: { $receives }.

## Lists open to objection

clearing-lists = İtiraza açık listeler
clearing-lists-objects = İtiraz ettikleri
clearing-lists-raised = İtiraz eden, ne zaman
clearing-lists-decision = Karar
clearing-lists-against = Kime karşı
clearing-lists-reported = Bildiren
clearing-lists-yours = sizin listeniz
clearing-lists-place-for-each = herkese bir yer
clearing-lists-pending = karar bekliyor
clearing-lists-upheld = kabul edildi
clearing-lists-rejected = reddedildi
clearing-lists-no-objections = itiraz yok
clearing-lists-listed = listede { $count }
clearing-lists-places =
    { $count ->
        [one] { $count } yer
       *[other] { $count } yer
    }
clearing-lists-by-phase = { $places }, en geç: { $phase }
clearing-lists-go =
    { $units ->
        [one] bu takasta gidenler: { $units }
       *[other] bu takasta gidenler: { $units }
    }
clearing-lists-end-of = { $when } (sonu)
clearing-lists-heard = İtirazlar { $opens } ile { $closes } arasında dinlenir; listedekilerden hiç kimse şundan önce gitmez: { $first }.
clearing-lists-objections =
    { $count ->
        [one] { $count } itiraz
       *[other] { $count } itiraz
    }
clearing-lists-are-upheld = { $objections } kabul edildi ({ $units } kişi çıkarıldı)
clearing-lists-are-pending = { $objections } karar bekliyor ({ $units } kişi tutuldu)
clearing-lists-are-rejected = { $objections } reddedildi
clearing-lists-published = şu taraflara duyuruldu: { $parties }
