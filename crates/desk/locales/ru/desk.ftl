### What the desk says, in Russian. Every language has the same messages with the same arguments; the tests hold it.
### What stands in braces with a dollar sign is put in: a name, a number, a moment.

## Days, moments, lists

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
day = { $day } { $month } { $year } г.
moment = { $day }, { $clocks } ({ $zone })
moment-utc = { $day }, { $clocks }
clock-utc = { $utc } UTC
clocks = { $utc } UTC · { $local } местного времени ({ $offset })
clocks-other-day = { $utc } UTC · { $local } местного времени, { $day } ({ $offset })
span-minutes = { $minutes } мин
span-hours = { $hours } ч { $minutes } мин
list-comma = { ", " }

## What somebody is in a case. The name of a party follows a dash or a colon, so that it need not be declined.

role-lead = главный посредник
role-co-mediator = сопосредник
role-analyst = аналитик
role-liaison = ответственный за связь – { $party }
role-field = полевой сотрудник
role-medical = врач
role-interviewer = нейтральный представитель (беседы наедине)
role-delegate = делегат – { $party }
role-guarantor = гарант – { $party }
role-observer = наблюдатель
role-witness = свидетель реестра

## Choosing a language

language-choose = Язык
language-change = Сменить язык

## What is refused. Nothing here says more than its kind: what is denied reads like what is not there.

problem-malformed = Запрос не удалось прочитать
problem-malformed-text = Отправленное не соответствует ожидаемой форме. Вернитесь, проверьте и отправьте ещё раз.
problem-sign-in = Вход не выполнен
problem-sign-in-text = Войдите и повторите. Ничего не изменено.
problem-elsewhere = Запрос пришёл не со страницы пульта
problem-elsewhere-text = Он отправлен из другого места, или страница была открыта слишком долго. Откройте её снова и повторите. Ничего не изменено.
problem-not-found = Здесь ничего нет
problem-not-found-text = Такой страницы нет, или она вам не предназначена.
problem-method = Так запросить нельзя
problem-method-text = Вернитесь на страницу и воспользуйтесь её кнопками.
problem-too-slow = Запрос передавался слишком долго
problem-too-slow-text = Возможно, связь плохая. Отправьте ещё раз; ничего не изменено.
problem-conflict = Тем временем это изменилось
problem-conflict-text = Кто-то вас опередил, или это уже сделано. Посмотрите на страницу в её нынешнем виде и решите снова. Ничего не перезаписано.
problem-too-large = Это больше, чем принимается
problem-too-large-text = Отправьте меньше за один раз.
problem-kind = Этот вид данных не принимается
problem-kind-text = Вернитесь на страницу и воспользуйтесь её формой.
problem-unfit = Так сделать нельзя
problem-unfit-text = Запрос понят, но что-то ему препятствует. Ничего не изменено.
problem-too-many = Слишком много попыток
problem-locked = Пульт заблокирован
problem-locked-text = Сначала его должен разблокировать тот, кто вправе. Ничего не изменено.
problem-unavailable = Пульт сейчас не отвечает
problem-unavailable-text = Повторите через минуту. Всё, что было подтверждено ранее, сохранено.
problem-defect = Пульт неисправен
problem-defect-text = Это неисправность, а не ваша ошибка. Всё, что было подтверждено ранее, сохранено. Сообщите номер ниже тому, кто обслуживает систему.
