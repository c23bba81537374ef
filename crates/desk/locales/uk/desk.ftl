### What the desk says, in Ukrainian. Every language has the same messages with the same arguments; the tests hold it.
### What stands in braces with a dollar sign is put in: a name, a number, a moment.

## Days, moments, lists

month-1 = січня
month-2 = лютого
month-3 = березня
month-4 = квітня
month-5 = травня
month-6 = червня
month-7 = липня
month-8 = серпня
month-9 = вересня
month-10 = жовтня
month-11 = листопада
month-12 = грудня
day = { $day } { $month } { $year } р.
moment = { $day }, { $clocks } ({ $zone })
moment-utc = { $day }, { $clocks }
clock-utc = { $utc } UTC
clocks = { $utc } UTC · { $local } за місцевим часом ({ $offset })
clocks-other-day = { $utc } UTC · { $local } за місцевим часом, { $day } ({ $offset })
span-minutes = { $minutes } хв
span-hours = { $hours } год { $minutes } хв
list-comma = { ", " }

## What somebody is in a case. The name of a party follows a dash or a colon, so that it need not be declined.

role-lead = головний посередник
role-co-mediator = співпосередник
role-analyst = аналітик
role-liaison = відповідальний за зв’язок – { $party }
role-field = польовий співробітник
role-medical = лікар
role-interviewer = нейтральний представник (бесіди наодинці)
role-delegate = делегат – { $party }
role-guarantor = гарант – { $party }
role-observer = спостерігач
role-witness = свідок реєстру

## Choosing a language

language-choose = Мова
language-change = Змінити мову

## What is refused. Nothing here says more than its kind: what is denied reads like what is not there.

problem-malformed = Запит не вдалося прочитати
problem-malformed-text = Надіслане не відповідає очікуваній формі. Поверніться, перевірте та надішліть ще раз.
problem-sign-in = Вхід не виконано
problem-sign-in-text = Увійдіть і повторіть. Нічого не змінено.
problem-elsewhere = Запит надійшов не зі сторінки пульта
problem-elsewhere-text = Його надіслано з іншого місця, або сторінка була відкрита надто довго. Відкрийте її знову та повторіть. Нічого не змінено.
problem-not-found = Тут нічого немає
problem-not-found-text = Такої сторінки немає, або вона вам не призначена.
problem-method = Так запитати не можна
problem-method-text = Поверніться на сторінку та скористайтеся її кнопками.
problem-too-slow = Запит передавався надто довго
problem-too-slow-text = Можливо, зв’язок поганий. Надішліть ще раз; нічого не змінено.
problem-conflict = Тим часом це змінилося
problem-conflict-text = Хтось вас випередив, або це вже зроблено. Погляньте на сторінку в її теперішньому вигляді й вирішіть знову. Нічого не перезаписано.
problem-too-large = Це більше, ніж приймається
problem-too-large-text = Надішліть менше за один раз.
problem-kind = Цей вид даних не приймається
problem-kind-text = Поверніться на сторінку та скористайтеся її формою.
problem-unfit = Так зробити не можна
problem-unfit-text = Запит зрозуміло, але щось йому перешкоджає. Нічого не змінено.
problem-too-many = Забагато спроб
problem-locked = Пульт заблоковано
problem-locked-text = Спершу його має розблокувати той, хто має на це право. Нічого не змінено.
problem-unavailable = Пульт зараз не відповідає
problem-unavailable-text = Повторіть за хвилину. Усе, що було підтверджено раніше, збережено.
problem-defect = Пульт несправний
problem-defect-text = Це несправність, а не ваша помилка. Усе, що було підтверджено раніше, збережено. Повідомте номер нижче тому, хто обслуговує систему.
