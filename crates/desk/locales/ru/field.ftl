### The page that field officers take along.

## The page that works without a network: where things stand

field-title = В пути
field-standing = Как обстоят дела
field-with-desk = Связь с пультом есть.
field-without-since = Сети нет с { $moment }. Записанное хранится здесь.
field-desk-away = Пульт сейчас ничего не принимает. Записанное хранится здесь.
field-not-reached = Связи с пультом ещё не было.
field-signed-out = Сеанс закончился. Записанное хранится здесь, пока вы не войдёте снова.
field-other-account = Здесь вошёл кто-то другой. Хранимое не его, и оно не доставляется.
field-short-without = Нет сети
field-short-away = Пульт не принимает
field-short-out = Вход не выполнен
field-sign-in = Войти и доставить записи
field-waiting = Записано здесь и не доставлено: { $count }
field-delivered = Доставлено: { $count }
field-shown-as-of = Показано состояние на { $moment }
field-old = Устарело, минут: { $minutes }
field-clock-ahead = Часы этого устройства спешат против часов пульта, минут: { $minutes }
field-clock-behind = Часы этого устройства отстают от часов пульта, минут: { $minutes }
field-clock-set = Часы этого устройства переведены после последней сверки, минут: { $minutes }
field-ready = Эта страница открывается без сети.
field-no-key = Ключа, которым вы подписываете, нет в этом браузере: записать ничего нельзя. Его создают на странице учётной записи.
field-no-room = Сохранить не удалось, это не записано. Запишите на бумаге.
field-browser-unfit = Этот браузер не умеет хранить в запечатанном виде. Возьмите бумажный лист или другой браузер.
field-wants-script = Эта страница работает только со скриптами. Без них работайте на странице
field-board = «Табло»

## The page that works without a network: opening, shutting, forgetting

field-choose = Взять нужное с собой
field-choose-why = Оно запечатывается в этом браузере под парольной фразой от восьми знаков. Слова лучше цифр. Никто не откроет это за вас: после десяти ошибок всё здесь забывается.
field-passphrase = Парольная фраза
field-again = Ещё раз
field-take-along = Взять с собой
field-closed = Запечатано
field-open = Открыть
field-opening = Открывается …
field-shut = Запечатать
field-forget = Забыть всё
field-forgotten = На этом устройстве больше не хранится ничего с пульта.
field-passphrase-short = Слишком коротко: нужно от восьми знаков.
field-passphrase-differs = Они не совпадают.
field-passphrase-wrong = Неверно. Осталось попыток до того, как всё забудется: { $count }

## The page that works without a network: what is recorded

field-rides = Перевозки, взятые с собой
field-pseudonyms = Люди указаны под псевдонимами: имена никогда не берут с собой.
field-no-rides = Ни одна перевозка плана вас не касается.
field-works = Проверки и меры
field-offers = Что ждало вас
field-recorded = Записано здесь
field-is-so = Это уже так
field-act-boarded = На борту
field-act-alighted = Сошёл
field-act-departed = Отправился
field-act-arrived = Прибыл
field-act-verified = Личность подтверждена
field-act-handed-over = Передан
field-act-followed-up = Повторная встреча состоялась
field-act-not-travelling = Не едет
field-act-hold = Приостановить эту перевозку
field-state-waits = здесь, не доставлено
field-state-sent = отправлено, ответа ещё нет
field-state-delivered = доставлено
field-state-conflict = решать вам
field-state-dropped = не сказано: так решили вы
field-renumbered = подписано заново под другим номером, с временем нажатия

## The page that works without a network: what a human decides

field-conflicts = Решать вам
field-conflict-already = Кто-то уже сказал это.
field-conflict-irregular = Это сочтут нарушением, и всё будет приостановлено.
field-conflict-refused = Пульт отказывает.
field-conflict-stale = Опоздало. Если вы всё ещё так считаете, оно будет сказано сейчас.
field-side-here = Записано здесь
field-side-desk = На пульте
field-say-all-the-same = Всё равно сказать
field-let-it-be = Не говорить

## Sheets of paper

field-sheets = Листы для отметок
field-sheets-lead = Когда нет ни сети, ни заряда: по листу на каждую перевозку; отмечают от руки и вносят позже.
field-sheet = Лист
field-sheet-how = Отметьте, что произошло, впишите местное время и подпишитесь. При первой возможности лист вносят в пульт.
field-sheet-people = Кого перевозят
field-sheet-number = Номер
field-sheet-who = Кто
field-sheet-at = в
field-sheet-signed = Имя, подпись, примечания
field-sheet-code = Код листа
field-sheet-revision = План { $plan }, редакция { $revision }, напечатано
field-read-sheet = Внести лист
field-read-how = Введите код с листа или то, что записано в QR-коде.
field-read-photo = Или сфотографируйте QR-код
field-read-photo-none = На снимке кода листа не найдено.
field-read = Прочитать
field-sheet-unknown = Этот пульт такого листа не делал: ошибка в букве, или кто-то его изменил.
field-sheet-older-plan = Лист по старому плану. Отмеченное говорится по тому плану и читается по действующему.
field-sheet-since = Событий после печати: { $count }
field-sheet-stay = Указаны на листе, но больше не едут:
field-ticks-how = Отметьте здесь то, что отмечено на бумаге, с вписанным там временем.
field-ticks-day = День по часам { $zone }
field-ticks-at = Время на бумаге, в 24-часовом виде
field-ticks-done = К строкам
field-sheet-no-time = Время не указано, или такого в тот день нет.
field-sheet-future = Время позже, чем на часах пульта.
field-sheet-nothing = Не отмечено ничего, что можно сказать.
field-lines = Строки листа
field-lines-how = Вы подписываете их с временем, что на бумаге: сперва сверьте.
field-lines-sign = Подписать и сказать
