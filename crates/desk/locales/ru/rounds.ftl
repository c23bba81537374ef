### What is said of rounds of proposals, in Russian: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Rounds, and who says what

round-none = Сторонам ещё ничего не предлагали: первый раунд начинает `takas propose`.
round-none-of-yours = Вам ещё ничего не предлагали.
round-agreed = Согласовано: предложение раунда { $round } приняли все стороны.
round-heading = Раунд { $number }, { $day }
round-proposed = Предложено соглашение
round-answers = Ответы
round-party = Сторона
round-reason = Своими словами
round-accepts = принимает
round-refuses = отказывается
round-amends = просит изменений
round-awaited = ещё не ответила
round-not-cleared = ответ есть, с тех пор не пересчитано

## The zone of agreement

round-zone = Зона возможного соглашения
round-moment = Когда
round-known = Зона в этот момент
round-reach = Сколько из просьб каждой стороны выполняет лучшее соглашение и сколько самое большее выполняет какое-либо соглашение зоны
round-when-proposed = в момент предложения
round-after-accepts = после принятия: { $party }
round-after-refuses = после отказа: { $party }
round-after-amends = после просьбы об изменениях: { $party }
round-after-answer = после ответа: { $party }
round-zone-open = открыта; лучшее соглашение перемещает: { $people }
round-zone-open-unproved = открыта; лучшее из найденных соглашений перемещает: { $people }, что оно лучшее, не доказано
round-zone-empty = пуста: ни одно соглашение не соблюдает все правила всех сторон
round-zone-holds-it = открыта: предложение в ней; предел наступил раньше, чем нашлось лучшее соглашение
round-zone-unknown = неизвестно: раньше наступил предел; предложения в ней больше нет
round-stands = предложение в ней
round-stands-no-longer = предложения в ней больше нет
round-conflict = не могут соблюдаться вместе: { $rules }

## What a party answered

round-you-accepted = вы приняли
round-you-refused = вы отказались
round-you-amended = вы просили изменений
round-you-have-not = ждёт вашего ответа
