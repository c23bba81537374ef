### What is said of rounds of proposals, in Ukrainian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Rounds, and who says what

round-none = Сторонам ще нічого не пропонували: перший раунд починає `takas propose`.
round-none-of-yours = Вам ще нічого не пропонували.
round-agreed = Погоджено: пропозицію раунду { $round } прийняли всі сторони.
round-heading = Раунд { $number }, { $day }
round-proposed = Запропоновано угоду
round-answers = Відповіді
round-party = Сторона
round-reason = Своїми словами
round-accepts = приймає
round-refuses = відмовляється
round-amends = просить змін
round-awaited = ще не відповіла
round-not-cleared = відповідь є, відтоді не розраховано заново

## The zone of agreement

round-zone = Зона можливої угоди
round-moment = Коли
round-known = Зона в цю мить
round-reach = Скільки з прохань кожної сторони виконує найкраща угода і скільки щонайбільше виконує якась угода зони
round-when-proposed = у мить пропозиції
round-after-accepts = після згоди: { $party }
round-after-refuses = після відмови: { $party }
round-after-amends = після прохання про зміни: { $party }
round-after-answer = після відповіді: { $party }
round-zone-open = відкрита; найкраща угода переміщує: { $people }
round-zone-open-unproved = відкрита; найкраща зі знайдених угод переміщує: { $people }, що вона найкраща, не доведено
round-zone-empty = порожня: жодна угода не дотримує всіх правил усіх сторін
round-zone-holds-it = відкрита: пропозиція в ній; ліміту досягнуто раніше, ніж знайдено її найкращу угоду
round-zone-unknown = невідомо: спершу було досягнуто ліміту; пропозиції в ній більше немає
round-stands = пропозиція в ній
round-stands-no-longer = пропозиції в ній більше немає
round-conflict = не можуть виконуватися разом: { $rules }

## What a party answered

round-you-accepted = ви прийняли
round-you-refused = ви відмовилися
round-you-amended = ви просили змін
round-you-have-not = чекає на вашу відповідь
