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
role-liaison = сотрудник по связи со стороной – { $party }
role-field = полевой сотрудник
role-medical = врач
role-interviewer = нейтральный представитель (беседы наедине)
role-delegate = делегат – { $party }
role-guarantor = гарант – { $party }
role-observer = наблюдатель
role-witness = свидетель реестра

## Around every page

skip-to-main = Перейти к содержанию
nav-label = Главное меню
nav-cases = Дела
nav-account = Учётная запись
lock-now = Заблокировать
lock-meaning = Завершает все сеансы и забывает ключи пульта
language = Язык
language-choose = Сменить язык

## Unlocking the desk

unlock-title = Разблокировать пульт
unlock-text = Пульт запущен, но ключей у него ещё нет. Пока он не разблокирован, здесь никто не может работать и ничего нельзя прочитать.
unlock-new-text = Это новый пульт. Выберите парольную фразу, которой он будет открываться, и введите код, показанный в терминале, где он был запущен. Если фраза забыта, открыть пульт нельзя.
unlock-code = Код из терминала
unlock-passphrase = Парольная фраза
unlock-again = Та же фраза ещё раз
unlock-do = Разблокировать
unlock-wrong = Этим пульт не открывается.
unlock-differs = Две фразы не совпадают.
unlock-short = Фраза слишком короткая: нужно не меньше двенадцати знаков.
unlock-code-wrong = Это не тот код, что показан в терминале.

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
problem-defect-text = Это неисправность, а не ваша ошибка. Всё, что было подтверждено ранее, сохранено. Сообщите номер ниже тому, кто обслуживает пульт.
problem-too-many-text = Ради безопасности всех, кто здесь работает, попытки считаются.
problem-too-many-wait =
    { $seconds ->
        [one] Подождите { $seconds } секунду и повторите.
        [few] Подождите { $seconds } секунды и повторите.
       *[other] Подождите { $seconds } секунд и повторите.
    }
problem-back = В начало
problem-go-on = Продолжить
problem-request = Номер запроса:

## Signing in

sign-in-title = Вход
sign-in-passkey-text = Используйте ключ доступа, зарегистрированный на этом устройстве или на ключе безопасности, который у вас с собой.
sign-in-passkey = Войти с ключом доступа
sign-in-recover-title = Без ключа доступа
sign-in-recover-text = Если ключ доступа утерян, используйте один из кодов восстановления. Каждый действует один раз и позволяет лишь зарегистрировать новый ключ доступа.
sign-in-recovery-code = Код восстановления
sign-in-recover = Использовать код
sign-in-waits = Без ожидания: неудачных попыток для учётной записи – { $account }, с одного адреса – { $address }. Затем нужно ждать { $seconds } с, после каждой следующей вдвое дольше, но не более { $minutes } мин.
sign-out = Выйти

## Passkeys

passkey-add = Зарегистрировать ещё один ключ доступа
passkey-label = Название ключа доступа
passkey-label-hint = Чтобы вы узнали его, если ключей несколько.
passkey-needs-script = Для ключа доступа нужен скрипт этой страницы, а ваш браузер его не выполняет.
passkey-unsupported = Этот браузер не поддерживает ключи доступа.
passkey-stopped = Действие прервано или заняло слишком много времени. Ничего не изменено; повторите.
passkey-waiting = Следуйте указаниям устройства …

## Joining by an invitation

join-title = Добро пожаловать
join-greeting = Это приглашение для: { $name }. Если это не вы, закройте страницу и сообщите отправителю.
join-first = За этим пультом ещё никто не работает: его настраивает тот, кто зарегистрируется здесь.
join-name = Как к вам обращаться
join-roles = Ваша роль:
join-text = Зарегистрируйте ключ доступа: он хранится в вашем устройстве и никогда его не покидает. Далее вы входите с ним, без пароля.
join-register = Зарегистрировать ключ доступа
invitation-until = Приглашение действительно до: { $moment }.

## Recovery codes

codes-title = Ваши коды восстановления
codes-text = Запишите их и храните отдельно от устройства. Они показаны только сейчас; каждый действует один раз.
codes-kept = Записано
codes-left =
    { $count ->
        [0] Кодов восстановления не осталось.
        [one] Остался { $count } код восстановления.
        [few] Осталось { $count } кода восстановления.
       *[other] Осталось { $count } кодов восстановления.
    }
codes-renew = Создать новые коды; прежние перестанут действовать

## One’s own account

account-title = Ваша учётная запись
account-name = Как вас называют остальные
account-rename = Сохранить имя
account-restricted = Вы вошли по коду восстановления: сейчас зарегистрируйте ключ доступа. До этого ничего другого сделать нельзя.
account-passkeys = Ключи доступа
account-passkeys-text = С ними вы входите. Два лучше одного: если устройство утеряно, другое по-прежнему впустит вас.
account-devices = Устройства, подписывающие от вашего имени
account-devices-text = Всё, что вы говорите в ходе операции, подписывается на вашем устройстве. Ключ создаётся в этом браузере, извлечь его нельзя, и пульт его не видит. Утерянное устройство сразу вычеркните.
account-codes = Коды восстановления
account-language = Язык учётной записи
account-language-text = Пульт говорит с вами на языке
account-language-browser = язык браузера
account-sessions = Где выполнен вход
device-here = этот браузер
device-label = Название устройства
device-add = Разрешить этому браузеру подписывать от моего имени
device-unsupported = Этот браузер не может хранить такой ключ. Возьмите более новый или подписывайте программой в другом месте.
strike-off = Вычеркнуть
struck-off-on = Вычеркнуто: { $moment }
since = Начиная с: { $moment }
session-seen = Последнее использование: { $moment }
session-here = этот сеанс
session-end = Завершить
session-end-others = Завершить все остальные

## The team of a case

team-title = Группа
team-which = Какое из дел, которые вы ведёте?
team-none = Вы не ведёте ни одного дела. Группу дела видит его главный посредник.
team-members = Кто здесь работает
team-role = Роль
team-grant = Назначить роль
team-revoke = Отозвать
team-devices =
    { $count ->
        [0] Нет подписывающих устройств
        [one] { $count } подписывающее устройство
        [few] { $count } подписывающих устройства
       *[other] { $count } подписывающих устройств
    }
team-end-sessions = Завершить все сеансы
team-close = Закрыть учётную запись
team-invitations = Приглашения
team-no-invitations = Открытых приглашений нет.
team-withdraw = Отозвать приглашение
team-invite = Пригласить
team-name = Имя
team-days = Срок действия, дней
team-invite-do = Создать приглашение
invited-title = Приглашение
invited-text =
    { $days ->
        [one] Передайте эту ссылку надёжным путём: { $name }. Она действует один раз, в течение { $days } дня, и больше не показывается.
        [few] Передайте эту ссылку надёжным путём: { $name }. Она действует один раз, в течение { $days } дней, и больше не показывается.
       *[other] Передайте эту ссылку надёжным путём: { $name }. Она действует один раз, в течение { $days } дней, и больше не показывается.
    }
invited-back = Вернуться к группе

## Accounts: what cannot be done

unfit-invitation = Приглашение недействительно или уже не действует. Попросите другое.
unfit-ceremony = Это заняло слишком много времени или было начато в другом месте. Начните заново.
unfit-passkey = Этот ключ доступа не принят.
unfit-code = Этот код восстановления недействителен или уже не действует.
unfit-device = Устройство не показало, что этот ключ у него, или ключ уже используется.
unfit-last-passkey = Это единственный ключ доступа учётной записи. Сначала добавьте другой.
unfit-not-recent = Сначала войдите ещё раз: это делается в первые { $count } мин. после входа.
unfit-full = Больше добавить нельзя, наибольшее число: { $count }. Сначала вычеркните что-нибудь.
unfit-text = В имени должно быть не менее одного знака, не более { $count }, и никаких управляющих знаков.

## The log of access

access-title = Журнал доступа
access-kept = Всё, что запрашивают участники этого дела, хранится около года и показывается только главному посреднику. Тот же запрос, повторённый в течение секунды, учитывается числом.
access-nothing = Запросов не было.
access-when = Когда
access-who = Кто
access-what = Что
access-part = Чей раздел
access-came = Итог
access-times = Сколько раз
access-before = Более ранние записи
access-left-out = Запросы, для которых не хватило места: { $count }
access-forgotten = Записи, которые больше нельзя прочесть: { $count }
access-span = { $from } – { $to }
access-allowed = разрешено
access-denied = отказано
access-part-mediator = посредники
access-part-party = сторона: { $party }
access-part-medical = врачи
access-part-interviewer = нейтральный представитель
access-part-field = полевые сотрудники
access-part-observer = наблюдатели
access-part-guarantor = гарант: { $party }
access-part-desk = сам пульт

## The operation: its pages

live-cases = Дела
live-no-cases = У вас пока нет роли ни в одном деле.
live-nav = Операция
live-board = Табло
live-people = Люди и грузы
live-people-lead = О согласии, здоровье, документах и личности сообщается лишь одно: может ли человек ехать.
live-requests = Просьбы
live-no-requests = Просьб нет.
live-record = Реестр
live-paper = Для печати
live-nobody = Здесь никто не показан.

## The operation: the connection

live-connection-none = Страница такая, какой была при загрузке; чтобы увидеть изменения, загрузите её снова.
live-connection-live = На связи: страница обновляется сама.
live-connection-gone = Связи нет: показанное устарело. Идёт повторная попытка.
live-connection-away = Хранилище пульта не отвечает: сказанное сейчас не принимается. Подтверждённое сохранено.
live-connection-opens = Операция открывается.

## The operation: the board

live-sound = Звук, когда барьер ждёт меня
live-wall-size = Для настенного экрана
live-desk-size = Для рабочего стола
live-names-show = Показать имена
live-names-hide = Показать псевдонимы
live-pseudonyms = Люди показаны под псевдонимами.
live-waits-for-you = Ждёт вас
live-offers = Что вы можете сказать сейчас
live-nothing-to-say = Ничто не ждёт вашего слова.
live-alerts = Предупреждения
live-no-alerts = Препятствий нет.
live-gates = Барьеры
live-waits-for = Ожидается:
live-not-yet = ещё нет
live-rides = Перевозки
live-balance = Баланс
live-party = Сторона
live-given = Отдано
live-received = Получено
live-owed = Недополучено
live-accepts = Допустимо
live-who = Кто
live-from = От кого
live-to = Кому
live-state = Состояние
live-where = Где
live-events = Последнее сказанное
live-nothing-said = Пока ничего не сказано.

## The operation: saying something

live-speak = Сказать
live-line = Словами
live-say = Сказать это
live-speaks-as = Вы говорите как
live-ask = Нажмите ещё раз, чтобы сказать
live-stop-hold = Приостановить всё
live-stop-abort = Прервать обмен
live-said-signing = Подписывается …
live-said-accepted = Записано на диск.
live-said-before = Это уже было сказано и записано на диск.
live-said-refused = Отклонено, ничего не изменено:
live-unread = Это не читается, не вам это говорить, или названо то, что здесь неизвестно; ничего не изменено.
live-said-stale = Пришло слишком поздно, ничего не изменено: если это по-прежнему в силе, скажите снова.
live-said-failed = Пульт недоступен. Когда связь вернётся, скажите снова: дважды ничего не засчитывается.
live-said-no-key = Ключа, которым вы подписываете, нет в этом браузере.
live-say-heading = Сказать подписанное в другом месте
live-say-lead = Подпишите это на своей машине, где хранится ваш ключ, и вставьте строку ниже.
live-say-payload = Что подписывается
live-say-case = Дело
live-say-operation = Операция
live-say-author = Автор
live-say-sequence = Номер
live-say-paste = Подписанная строка

## The operation: beginning

live-not-begun = Операция по этому делу не начата.
live-plan = План
live-kind = Что начинается
live-kind-rehearsal = Репетиция
live-kind-own = Сама операция
live-begin = Начать
live-cannot-begin = По этому плану ничего начать нельзя.

## The operation: the record

live-record-lead = Ваши записи реестра и подписанная вершина всего реестра.
live-record-origin = Журнал
live-record-key = Ключ журнала
live-record-size = Всего записей
live-record-root = Корень
live-record-cosigned = Подписи свидетелей
live-record-not-cosigned = пока никто
live-record-entries = Записи
live-record-entry = Запись
live-record-kind = Вид
live-record-accepted = Принято
live-record-pseudonyms = Содержание записей называет людей по именам; оно показывается вместе с именами.
live-record-says = Содержание
live-record-files = Взять с собой
live-verify = Проверить
live-verify-doing = Проверяется в вашем браузере …
live-verify-sound = Все доказательства и подписи верны; проверено записей:
live-verify-unsound = Не всё в порядке; верны:
live-verify-without = Без скрипта: возьмите файлы с собой и используйте `takas record verify` или любой проверяющий инструмент c2sp.org/tlog-proof.
live-more = Далее

## The operation: paper

live-paper-lead = В печатных листах люди названы псевдонимами.
live-paper-abort = Карточка прерывания
live-paper-order = Оперативный приказ
live-paper-gate = Контрольный лист:
live-paper-manifest = Манифест:
live-paper-protocol = Протокол передачи, на английском и
live-paper-protocol-english = Протокол передачи, только на английском
