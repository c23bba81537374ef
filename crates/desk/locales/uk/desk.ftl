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
role-liaison = відповідальний за зв’язок зі стороною – { $party }
role-field = польовий співробітник
role-medical = лікар
role-interviewer = нейтральний представник (бесіди наодинці)
role-delegate = делегат – { $party }
role-guarantor = гарант – { $party }
role-observer = спостерігач
role-witness = свідок реєстру

## Around every page

skip-to-main = Перейти до змісту
nav-label = Головне меню
nav-cases = Справи
nav-account = Обліковий запис
lock-now = Заблокувати
lock-meaning = Завершує всі сеанси та забуває ключі пульта
language = Мова
language-choose = Змінити мову

## Unlocking the desk

unlock-title = Розблокувати пульт
unlock-text = Пульт запущено, але ключів у нього ще немає. Доки його не розблоковано, тут ніхто не може працювати й нічого не можна прочитати.
unlock-new-text = Це новий пульт. Виберіть парольну фразу, якою він відкриватиметься, і введіть код, показаний у терміналі, де його запущено. Якщо фразу забуто, відкрити пульт не можна.
unlock-code = Код із термінала
unlock-passphrase = Парольна фраза
unlock-again = Та сама фраза ще раз
unlock-do = Розблокувати
unlock-wrong = Цим пульт не відкривається.
unlock-differs = Дві фрази не збігаються.
unlock-short = Фраза закоротка: потрібно щонайменше дванадцять знаків.
unlock-code-wrong = Це не той код, що показаний у терміналі.

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
problem-too-many-text = Задля безпеки всіх, хто тут працює, спроби рахуються.
problem-too-many-wait =
    { $seconds ->
        [one] Зачекайте { $seconds } секунду й повторіть.
        [few] Зачекайте { $seconds } секунди й повторіть.
       *[other] Зачекайте { $seconds } секунд і повторіть.
    }
problem-back = На початок
problem-go-on = Продовжити
problem-request = Номер запиту:

## Signing in

sign-in-title = Вхід
sign-in-passkey-text = Скористайтеся ключем доступу, зареєстрованим на цьому пристрої або на ключі безпеки, який у вас із собою.
sign-in-passkey = Увійти з ключем доступу
sign-in-recover-title = Без ключа доступу
sign-in-recover-text = Якщо ключ доступу втрачено, скористайтеся одним із кодів відновлення. Кожен діє один раз і дає змогу лише зареєструвати новий ключ доступу.
sign-in-recovery-code = Код відновлення
sign-in-recover = Використати код
sign-in-waits = Без очікування: невдалих спроб для облікового запису – { $account }, з однієї адреси – { $address }. Далі треба чекати { $seconds } с, після кожної наступної вдвічі довше, але не більше { $minutes } хв.
sign-out = Вийти

## Passkeys

passkey-add = Зареєструвати ще один ключ доступу
passkey-label = Назва ключа доступу
passkey-label-hint = Щоб ви впізнали його, якщо ключів кілька.
passkey-needs-script = Для ключа доступу потрібен скрипт цієї сторінки, а ваш браузер його не виконує.
passkey-unsupported = Цей браузер не підтримує ключів доступу.
passkey-stopped = Дію перервано, або вона тривала надто довго. Нічого не змінено; повторіть.
passkey-waiting = Виконуйте вказівки пристрою …

## Joining by an invitation

join-title = Ласкаво просимо
join-greeting = Це запрошення для: { $name }. Якщо це не ви, закрийте сторінку й повідомте відправника.
join-first = За цим пультом ще ніхто не працює: його налаштовує той, хто зареєструється тут.
join-name = Як до вас звертатися
join-roles = Ваша роль:
join-text = Зареєструйте ключ доступу: він зберігається у вашому пристрої й ніколи його не залишає. Далі ви входите з ним, без пароля.
join-register = Зареєструвати ключ доступу
invitation-until = Запрошення дійсне до: { $moment }.

## Recovery codes

codes-title = Ваші коди відновлення
codes-text = Запишіть їх і зберігайте окремо від пристрою. Їх показано лише тепер; кожен діє один раз.
codes-kept = Записано
codes-left =
    { $count ->
        [0] Кодів відновлення не залишилося.
        [one] Залишився { $count } код відновлення.
        [few] Залишилося { $count } коди відновлення.
       *[other] Залишилося { $count } кодів відновлення.
    }
codes-renew = Створити нові коди; попередні перестануть діяти

## One’s own account

account-title = Ваш обліковий запис
account-name = Як вас називають інші
account-rename = Зберегти ім’я
account-restricted = Ви увійшли за кодом відновлення: зараз зареєструйте ключ доступу. До того нічого іншого зробити не можна.
account-passkeys = Ключі доступу
account-passkeys-text = З ними ви входите. Два краще за один: якщо пристрій утрачено, інший усе ще впустить вас.
account-devices = Пристрої, що підписують від вашого імені
account-devices-text = Усе, що ви кажете під час операції, підписується на вашому пристрої. Ключ створюється в цьому браузері, вилучити його не можна, і пульт його не бачить. Втрачений пристрій одразу викресліть.
account-codes = Коди відновлення
account-language = Мова облікового запису
account-language-text = Пульт говорить з вами мовою
account-language-browser = мова браузера
account-sessions = Де виконано вхід
device-here = цей браузер
device-label = Назва пристрою
device-add = Дозволити цьому браузеру підписувати від мого імені
device-unsupported = Цей браузер не може зберігати такий ключ. Візьміть новіший або підписуйте програмою в іншому місці.
strike-off = Викреслити
struck-off-on = Викреслено: { $moment }
since = Починаючи з: { $moment }
session-seen = Останнє використання: { $moment }
session-here = цей сеанс
session-end = Завершити
session-end-others = Завершити всі інші

## The team of a case

team-title = Група
team-which = Яка зі справ, які ви ведете?
team-none = Ви не ведете жодної справи. Групу справи бачить її головний посередник.
team-members = Хто тут працює
team-role = Роль
team-grant = Призначити роль
team-revoke = Відкликати
team-devices =
    { $count ->
        [0] Немає пристроїв, що підписують
        [one] { $count } пристрій, що підписує
        [few] { $count } пристрої, що підписують
       *[other] { $count } пристроїв, що підписують
    }
team-end-sessions = Завершити всі сеанси
team-close = Закрити обліковий запис
team-invitations = Запрошення
team-no-invitations = Відкритих запрошень немає.
team-withdraw = Відкликати запрошення
team-invite = Запросити
team-name = Ім’я
team-days = Строк дії, днів
team-invite-do = Створити запрошення
invited-title = Запрошення
invited-text =
    { $days ->
        [one] Передайте це посилання надійним шляхом: { $name }. Воно діє один раз, протягом { $days } дня, і більше не показується.
        [few] Передайте це посилання надійним шляхом: { $name }. Воно діє один раз, протягом { $days } днів, і більше не показується.
       *[other] Передайте це посилання надійним шляхом: { $name }. Воно діє один раз, протягом { $days } днів, і більше не показується.
    }
invited-back = Повернутися до групи

## Accounts: what cannot be done

unfit-invitation = Запрошення недійсне або вже не діє. Попросіть інше.
unfit-ceremony = Це тривало надто довго або було розпочато в іншому місці. Почніть заново.
unfit-passkey = Цей ключ доступу не прийнято.
unfit-code = Цей код відновлення недійсний або вже не діє.
unfit-device = Пристрій не показав, що цей ключ у нього, або ключ уже використовується.
unfit-last-passkey = Це єдиний ключ доступу облікового запису. Спершу додайте інший.
unfit-not-recent = Спершу увійдіть ще раз: це роблять у перші { $count } хв після входу.
unfit-full = Більше додати не можна, найбільша кількість: { $count }. Спершу викресліть щось.
unfit-text = В імені має бути щонайменше один знак, щонайбільше { $count }, і жодних керівних знаків.

## The log of access

access-title = Журнал доступу
access-kept = Усе, що запитують учасники цієї справи, зберігається близько року і показується лише головному посереднику. Той самий запит, повторений протягом секунди, враховується числом.
access-nothing = Запитів не було.
access-when = Коли
access-who = Хто
access-what = Що
access-part = Чий розділ
access-came = Підсумок
access-times = Скільки разів
access-before = Раніші записи
access-left-out = Запити, для яких не вистачило місця: { $count }
access-forgotten = Записи, які більше не можна прочитати: { $count }
access-span = { $from } – { $to }
access-allowed = дозволено
access-denied = відмовлено
access-part-mediator = посередники
access-part-party = сторона: { $party }
access-part-medical = лікарі
access-part-interviewer = нейтральний представник
access-part-field = польові співробітники
access-part-observer = спостерігачі
access-part-guarantor = гарант: { $party }
access-part-desk = сам пульт

## The operation: its pages

live-cases = Справи
live-no-cases = У вас поки немає ролі в жодній справі.
live-nav = Операція
live-board = Табло
live-people = Люди та вантажі
live-people-lead = Про згоду, здоров’я, документи й особу повідомляється лише одне: чи може людина їхати.
live-requests = Клопотання
live-no-requests = Клопотань немає.
live-record = Реєстр
live-paper = Для друку
live-nobody = Тут нікого не показано.

## The operation: the connection

live-connection-none = Сторінка така, якою була під час завантаження; щоб побачити зміни, завантажте її знову.
live-connection-live = На зв’язку: сторінка оновлюється сама.
live-connection-gone = Зв’язку немає: показане застаріло. Триває повторна спроба.
live-connection-away = Сховище пульта не відповідає: сказане зараз не приймається. Підтверджене збережено.
live-connection-opens = Операція відкривається.

## The operation: the board

live-sound = Звук, коли бар’єр чекає на мене
live-wall-size = Для настінного екрана
live-desk-size = Для робочого столу
live-names-show = Показати імена
live-names-hide = Показати псевдоніми
live-pseudonyms = Людей показано під псевдонімами.
live-waits-for-you = Чекає на вас
live-offers = Що ви можете сказати зараз
live-nothing-to-say = Ніщо не чекає на ваше слово.
live-alerts = Попередження
live-no-alerts = Перешкод немає.
live-gates = Бар’єри
live-waits-for = Очікується:
live-not-yet = ще ні
live-rides = Рейси
live-balance = Баланс сторін
live-party = Сторона
live-given = Віддано
live-received = Отримано
live-owed = Належить отримати
live-accepts = Приймає
live-who = Хто
live-from = Від кого
live-to = Кому
live-state = Стан
live-where = Де
live-events = Останнє сказане
live-nothing-said = Поки нічого не сказано.

## The operation: saying something

live-speak = Сказати
live-line = Словами
live-say = Сказати це
live-speaks-as = Ви говорите як
live-ask = Натисніть ще раз, щоб сказати
live-stop-hold = Призупинити все
live-stop-abort = Перервати обмін
live-said-signing = Підписується …
live-said-accepted = Записано на диск.
live-said-before = Це вже було сказано й записано на диск.
live-said-refused = Відхилено, нічого не змінено:
live-unread = Це не читається, не вам це казати, або названо те, що тут невідоме; нічого не змінено.
live-said-stale = Надійшло надто пізно, нічого не змінено: якщо це й далі в силі, скажіть знову.
live-said-failed = Пульт недоступний. Коли зв’язок повернеться, скажіть знову: двічі нічого не зараховується.
live-said-no-key = Ключа, яким ви підписуєте, немає в цьому браузері.
live-say-heading = Сказати підписане в іншому місці
live-say-lead = Підпишіть це на своїй машині, де зберігається ваш ключ, і вставте рядок нижче.
live-say-payload = Що підписується
live-say-case = Справа
live-say-operation = Операція
live-say-author = Автор
live-say-sequence = Номер
live-say-paste = Підписаний рядок

## The operation: beginning

live-not-begun = Операцію в цій справі не розпочато.
live-plan = План
live-kind = Що розпочинається
live-kind-rehearsal = Репетиція
live-kind-own = Сама операція
live-begin = Розпочати
live-cannot-begin = За цим планом нічого розпочати не можна.

## The operation: the record

live-record-lead = Ваші записи реєстру та підписана вершина цілого.
live-record-origin = Журнал
live-record-key = Ключ журналу
live-record-size = Усього записів
live-record-root = Корінь
live-record-cosigned = Підписи свідків
live-record-not-cosigned = поки ніхто
live-record-entries = Записи реєстру
live-record-entry = Запис
live-record-kind = Вид
live-record-accepted = Прийнято
live-record-pseudonyms = Зміст записів називає людей на ім’я; він показується разом з іменами.
live-record-says = Зміст
live-record-files = Узяти із собою
live-verify = Перевірити
live-verify-doing = Перевіряється у вашому браузері …
live-verify-sound = Усі докази й підписи правильні; перевірено записів:
live-verify-unsound = Не все гаразд; правильні:
live-verify-without = Без скрипту: візьміть файли із собою та скористайтеся `takas record verify` або будь-яким засобом перевірки c2sp.org/tlog-proof.
live-more = Далі

## The operation: paper

live-paper-lead = У друкованих аркушах людей названо псевдонімами.
live-paper-abort = Картка переривання
live-paper-order = Оперативний наказ
live-paper-gate = Контрольний перелік:
live-paper-manifest = Маніфест:
live-paper-protocol = Протокол передачі, англійською та
live-paper-protocol-english = Протокол передачі, лише англійською
