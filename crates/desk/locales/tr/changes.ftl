### What is said of how two plans differ, of how good a plan is, and of what a party has of its own, in Turkish: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Two plans

change-same-time = aynı saatte
change-later = { $span } daha geç
change-earlier = { $span } daha erken
change-longer = yolda { $span } daha uzun
change-less = yolda { $span } daha kısa
change-was = önce { $what }
change-instead = { $before } yerine { $now }
change-joins = eklenen: { $who }
change-parts = çıkan: { $who }
change-opens = açılış { $time }
change-before = önce: { $what }
change-after = şimdi: { $what }
change-chart = Ne değişiyor
change-chart-caption = Soluk: önce planlandığı gibi. Koyu: şimdi planlandığı gibi. Dikey çizgi bir kapıdır, önce açıldığı yerde kesik çizgilidir.

## How good a plan is

worth-optimal = En iyi
worth-feasible = Uygulanabilir
worth-exposure = takas noktalarında açıkta kalma
worth-makespan = son varışa kadar geçen süre
worth-rides = sefer sayısı
worth-optimal-means = Hiçbir plan kimseyi daha az açıkta bırakmaz, daha erken bitmez, daha az sefer istemez: her değer sınırına eşittir ve denetleyici aynı sınırlara kendi başına varmıştır.
worth-unverified-means = Denetleyicinin doğruladığı gibi her kural sağlanıyor. Ne kadar iyi olduğu bilinmiyor: hiçbir sınır doğrulanmadı.
worth-least = en az
worth-unverified = doğrulanmadı
worth-open = { $name } { $value }, hiçbir planda { $bound } altında değil
worth-open-unverified = { $name } { $value }, sınır doğrulanmadı
worth-all-open = Denetleyicinin doğruladığı gibi her kural sağlanıyor. Daha iyi bir plan olup olmadığı açık: { $open }.
worth-some-open = Denetleyicinin doğruladığı gibi her kural sağlanıyor. Şunlarda hiçbir plan daha iyi değil: { $least }. Daha iyi bir plan olup olmadığı açık: { $open }.

## What quotas let through

plan-quota-days = “{ $name }” her gün en çok { $at_most } ayrılışa izin verir; bu planda en çok { $fullest }, toplam { $all }.
plan-quota-within = “{ $name }” herhangi bir { $span } içinde en çok { $at_most } ayrılışa izin verir; bu planda en çok { $fullest }, toplam { $all }.

## Whose something is

own-compartment = Arabulucunun bölmesi
own-compartment-means = Birkaç tarafın pozisyonunu içerir. Bir tarafın okuyabileceği yerde gösterilmez, gönderilmez, bırakılmaz.
own-only = Bu sayfa sizi ilgilendirenleri içerir; başkalarının elindekilerden, istediklerinden ya da reddettiklerinden hiçbir şey içermez.
own-nothing-of-plan = Bu teslimde sizi ilgilendiren bir şey yok.
own-how-times-stand = Saatler UTC (Z) olarak, altlarında o yerin saati UTC farkıyla yazılır.
own-plan-title = { $case }: teslim, taraf: { $party }
own-kicker = Yalnızca şu taraf için: { $party }
