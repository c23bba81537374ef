### What is said of rounds of proposals, in Turkish: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Rounds, and who says what

round-none = Taraflara bir öneri sunulmadı: ilk turu `takas propose` başlatır.
round-none-of-yours = Size hiçbir öneri sunulmadı.
round-agreed = Anlaşıldı: her taraf { $round }. turun önerisini kabul ediyor.
round-heading = Tur { $number }, { $day }
round-proposed = Önerilen anlaşma:
round-answers = Yanıtlar
round-party = Taraf
round-reason = Kendi sözleriyle
round-accepts = kabul ediyor
round-refuses = reddediyor
round-amends = değişiklik istiyor
round-awaited = henüz yanıtlamadı
round-not-cleared = yanıtlandı, o zamandan beri hesaplanmadı

## The zone of agreement

round-zone = Anlaşma alanı
round-moment = Ne zaman
round-known = O andaki alan
round-reach = En iyi anlaşmanın her tarafın isteklerinden karşıladığı ve alandaki herhangi bir anlaşmanın en çok karşıladığı
round-when-proposed = önerildiğinde
round-after-accepts = { $party } kabul ettikten sonra
round-after-refuses = { $party } reddettikten sonra
round-after-amends = { $party } değişiklik istedikten sonra
round-after-answer = şu tarafın yanıtından sonra: { $party }
round-zone-open = açık; en iyi anlaşmada yer değiştirenler: { $people }
round-zone-open-unproved = açık; bulunan en iyi anlaşmada yer değiştirenler: { $people }, en iyi olduğu ispatlanmadı
round-zone-empty = boş: hiçbir anlaşma her tarafın her kuralına uymuyor
round-zone-holds-it = açık: öneri içinde; en iyi anlaşmasından önce bir limite ulaşıldı
round-zone-unknown = bilinmiyor: önce bir limite ulaşıldı; öneri artık içinde değil
round-stands = öneri içinde
round-stands-no-longer = öneri artık içinde değil
round-conflict = birlikte sağlanamaz: { $rules }

## What a party answered

round-you-accepted = kabul ettiniz
round-you-refused = reddettiniz
round-you-amended = değişiklik istediniz
round-you-have-not = yanıtınızı bekliyor
