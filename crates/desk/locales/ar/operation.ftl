### What is said of an operation, in Arabic: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.
### What stands in braces with a dollar sign is put in; it may be a phrase itself, so that it stands where it need not be declined.

## How phrases stand together

list-and = { $first } و{ $last }
list-semicolon = { "؛ " }
amount-with = { $what }: { $how }
amount-noted = { $what } ({ $note })

## Amounts

amount-somebody = شخص
amount-people =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
amount-remains = رفات المتوفين: { $count }
amount-goods = { $count } { $unit }
amount-numbered = { $count } (رقم { $numbers })
amount-stretchers =
    { $count ->
        [zero] لا نقالات
        [one] نقالة واحدة
        [two] نقالتان
        [few] { $count } نقالات
        [many] { $count } نقالة
       *[other] { $count } نقالة
    }
amount-minutes = { $minutes } د
amount-hours = { $hours } س
amount-hours-minutes = { $hours } س { $minutes } د

## How something moves, and in whose hands somebody is

way-air = جوًّا
way-road = برًّا أو بالسكة الحديدية
way-sea = بحرًا
way-before-all = قبل وصول أيّ شخص أو مغادرته
hands-sheltered = في مأوى حيث نزلوا؛ ليسوا في احتجاز أحد ولا يُعادون إلى أحد
way-after-arrival = بعد الوصول: { $ride }
way-before-departure = قبل المغادرة: { $ride }
hands-holder = حيث هم الآن، لدى { $holder }
hands-host = في حماية الدولة المضيفة ({ $state })؛ ليسوا في احتجاز أحد ولا يُعادون إلى أحد
hands-receiver = لدى { $receiver }: استُلموا، أو هم في الطريق إليه حتى النهاية

## What was said

act-everything = كلّ شيء
act-held-irregular = تعليق مؤقت: كلّ شيء، بعد مخالفة
act-aborted = قُطعت: ينتقل الجميع إلى الوضع الآمن لهذه اللحظة
act-new-plan = خطة أخرى سارية
act-closed = انتهت العملية
act-in-hand = { $who } – { $gate }: متوفّر
act-not-in-hand = { $who } – { $gate }: لم يعد متوفّرًا
act-seated = { $who }: السفر جلوسًا
act-lying = { $who }: السفر على نقالة
act-as-load = { $who }: النقل ضمن الحمولة
act-not-travelling = { $who }: لا سفر
act-begun = { $what }: بدأ
act-passed = { $what }: اجتازه: { $who }
act-passed-by-nobody = { $what }: انتهى ولم يجتزه أحد
act-done = { $what }: تمّ
act-gate = البوابة «{ $name }»
act-confirmed = { $gate }: تأكّدت
act-confirmed-by = { $gate }: أكّدها { $party }
act-taken-back = { $gate }: سُحب التأكيد
act-taken-back-by = { $gate }: سحب تأكيدها { $party }
act-releases = { $gate }: سُمح بفتحها
act-let-board = { $ride } – يُسمح بالصعود: { $who }
act-boarded = { $ride } – على متنها: { $who }
act-alighted = { $ride } – نزل من جديد: { $who }
act-let-go = يُسمح بالمغادرة: { $rides }
act-departed = { $ride }: غادرت
act-arrived = { $ride }: وصلت
act-arrived-at = { $ride }: وصلت إلى مكان آخر: { $place }
act-verified = تحقّق منه المستلِم: { $who }
act-handed-over = سُلِّم: { $who }
act-followed-up = شوهد من جديد بعد ذلك: { $who }
act-request = { $number }: { $what }، في موعد أقصاه { $due }
act-request-owned = { $number }: { $what }، يتولّاه { $owner }، في موعد أقصاه { $due }
act-met = { $number }: لُبّي
act-overdue = { $number }: لم يُلبَّ في موعده
act-next-in-line = { $of }: لا يسافر؛ التالي في ترتيب البدلاء { $next }؛ لا يذهب أحد حتى تُعتمد خطة صفقة تشمل { $next }
act-nobody-in-line = { $of }: لا يسافر، ولم يبقَ أحد في ترتيب البدلاء
act-held = تعليق مؤقت: { $scope }
act-resumed = استئناف: { $scope }
act-accepts =
    { $units ->
        [zero] يقبل أن يبقى مستحقًّا له: لا شيء
        [one] يقبل أن يبقى مستحقًّا له: وحدة واحدة
        [two] يقبل أن يبقى مستحقًّا له: وحدتان
        [few] يقبل أن يبقى مستحقًّا له: { $units } وحدات
        [many] يقبل أن يبقى مستحقًّا له: { $units } وحدة
       *[other] يقبل أن يبقى مستحقًّا له: { $units } وحدة
    }
act-unconfirmed =
    { $events ->
        [zero] محفوظ، ولم تؤكّده النسخة الثانية بعد: لا أحداث
        [one] محفوظ، ولم تؤكّده النسخة الثانية بعد: حدث واحد
        [two] محفوظ، ولم تؤكّده النسخة الثانية بعد: حدثان
        [few] محفوظ، ولم تؤكّده النسخة الثانية بعد: { $events } أحداث
        [many] محفوظ، ولم تؤكّده النسخة الثانية بعد: { $events } حدثًا
       *[other] محفوظ، ولم تؤكّده النسخة الثانية بعد: { $events } حدث
    }
act-copy-behind = النسخة الثانية متأخرة: { $why }

## What follows, and how it counts

follows-safe = الجميع حيث يضعهم الوضع الآمن
follows-clear = { $who }: لا مانع من السفر
follows-no-longer-clear = { $who }: لم يعد السفر ممكنًا
follows-opened = { $gate }: فُتحت
follows-counts = ما وصل مبكرًا برقم { $event } يُحتسب الآن
follows-lapsed = ما وصل مبكرًا برقم { $event } سقط
follows-withheld =
    { $units ->
        [zero] حُجب: طال انتظار { $party }: لا شيء
        [one] حُجب: طال انتظار { $party }: وحدة واحدة
        [two] حُجب: طال انتظار { $party }: وحدتان
        [few] حُجب: طال انتظار { $party }: { $units } وحدات
        [many] حُجب: طال انتظار { $party }: { $units } وحدة
       *[other] حُجب: طال انتظار { $party }: { $units } وحدة
    }
follows-cured = لم يعد { $party } ينتظر شيئًا
weight-repeats = كما قيل من قبل
weight-waits = وصل مبكرًا: يُحتسب حين يصل ما يسبقه
weight-irregular = مخالفة
weight-own-clock = بساعة القائل { $time }
weight-irregular-for = مخالفة: { $reasons }

## The board

kind-rehearsal = تمرين: كلّ تأكيد فيه تمثيل.
kind-historical = تاريخية: ما يُعرف عمّا حدث. وما لم يقله أحد غير معروف، ولا يُختلق أيّ تأكيد.
warning-historical = قضية تاريخية: تسجّل ما حدث. لا تقرّه ولا تقدّمه نموذجًا: لا يجوز أن يُعلَّق الإفراج عمّن يحميه القانون على مقابل، ولا يجوز احتجاز أحد من أجل مبادلته.
board-not-known = غير معروف
board-boarding = الصعود جارٍ
board-off = لن تنطلق
board-waits = في انتظار
stage-running = جارية
stage-held = معلّقة مؤقتًا
stage-aborted = قُطعت
stage-safe = قُطعت والجميع في أمان
stage-closed = انتهت
board-released = سُمح بفتحها ✓
board-not-released = لم يُسمح بفتحها
board-overdue = فات موعده
travels-clear = لا مانع من السفر
travels-not-clear = السفر غير ممكن بعد
travels-not-any-more = لم يعد السفر ممكنًا
travels-needs-nothing = لا يلزم شيء
travels-stays = لا سفر
people-verified = تمّ التحقق
people-handed-over = سُلِّم
people-followed-up = شوهد من جديد
people-private-gates = ما يحتفظ به الطبيب أو المحايد أو أحد الأطراف لنفسه
board-checks = الفحوص والتدابير
board-vehicles = المركبات
board-arrived = وصلت { $time }
board-arrived-at = وصلت { $time }، المكان: { $place }
board-under-way = في الطريق منذ { $time }، على متنها { $aboard }
board-may-leave = يُسمح بالمغادرة، على متنها { $aboard }
board-ready = جاهزة: بانتظار إذن الوسيط، على متنها { $aboard }
board-boarding-of = الصعود { $aboard }
board-waits-with = في انتظار ({ $units })
board-late = تأخّر { $span }
board-more = { $first } (+{ $more })
board-open-since = مفتوحة منذ { $time }
board-planned = المقرر { $time }
board-released-by = سمح بفتحها { $by }/{ $of }
board-rides-left =
    { $rides ->
        [zero] غادرت { $left } من أصل { $rides } رحلة
        [one] غادرت { $left } من أصل رحلة واحدة
        [two] غادرت { $left } من أصل رحلتين
        [few] غادرت { $left } من أصل { $rides } رحلات
        [many] غادرت { $left } من أصل { $rides } رحلة
       *[other] غادرت { $left } من أصل { $rides } رحلة
    }
board-handed-over-of = سُلِّم { $count } من أصل { $of }
people-on-board = على متن: { $ride }
people-under-way = في الطريق: { $ride }
people-at = في { $place }
board-request = { $number }: { $what }، في موعد أقصاه { $due }، { $owner }
board-met-at = لُبّي { $time }

## Drawings

drawing-course = المخطط وما جرى
drawing-course-caption = الباهت: كما خُطّط. الداكن: كما جرى، بساعة المكتب. الخط القائم بوابة: متقطّع كما خُطّط، ومتصل حين فُتحت.
drawing-balance = ميزان التبادل عبر الزمن
drawing-flow = تدفق التحركات
drawing-map = المسارات
drawing-balance-of = { $party }: أعطى { $given } من { $gives }، واستلم { $received } من { $receives }
drawing-balance-short = أعطى { $given } · استلم { $received }
drawing-flow-of = { $from } – { $to }: وصل { $arrived } من { $all }
drawing-flow-going = { $from } – { $to }: وصل { $arrived } من { $all }، في الطريق { $going }
drawing-flow-short = { $arrived } من { $all }
drawing-map-closed = مغلق: { $areas }

## Who speaks, what has to be in hand, what is asked for

seat-lead = الوسيط
seat-co-mediator = الوسيط المشارك
seat-field = موظف ميداني
seat-medical = طبيب
seat-interviewer = محايد يُجري المقابلات
seat-observer = مراقب
seat-desk = المكتب
gate-consent = الموافقة
gate-fit = القدرة الصحية على السفر
gate-legal = الأساس القانوني
gate-document = وثيقة السفر
gate-identity = الهوية
gate-family = إبلاغ العائلة
request-call = مكالمة مع الأهل
request-document = وثيقة
request-doctor = طبيب بعينه
request-media = ما يُقال للإعلام
request-other = شيء آخر
seat-delegate = مندوب – { $party }
seat-guarantor = ضامن – { $party }
gate-identity-by = الهوية، يؤكّدها { $party }
request-number = الطلب { $number }
request-number-of = الطلب { $number } – { $party }
request-for = { $kind } – { $about }

## What stands against something

reason-seat = ليس لهذا المنصب أن يقول ذلك
reason-too-much = ما ينتظر أكثر ممّا يُحفظ: يُقال ثانية فيما بعد
reason-unknown = هذا يتحدث عن شيء غير موجود
reason-not-so = لا يمكن ذلك: أحدهم في مكان آخر، أو الرحلة انتهت، أو الرقم مستعمل
reason-aborted = قُطع التبادل
reason-everything-held = كلّ شيء معلّق مؤقتًا
reason-not-there = لم يصل بعد
reason-not-planned = في رحلة أخرى بحسب الخطة
reason-no-word = لا إذن بالصعود
reason-not-over = في الطريق أو لم يُسلَّم
reason-protected = محمي: لا يسري عليه أيّ تعليق
reason-no-room = لا سعة من النوع المطلوب
reason-stale = قيل منذ وقت طويل أو بساعة خاطئة: يُقال من جديد إن كان مقصودًا
reason-target = خطة أخرى سارية، أو الجديدة لا تحفظ ما حدث
reason-not-done = لم يتمّ
reason-no-go = لا إذن بالمغادرة
reason-other-operation = وُقّع لعملية أخرى
reason-nobody = لا أحد ممّن يجوز لهم الكلام هنا يحمل هذا المعرّف
reason-signature = التوقيع ليس توقيع القائل
reason-commitment = ما يقوله ليس ما التزم به القائل
reason-other-record = وُقّع للسجل وليس في أي سجل، أو العكس
reason-unreadable = ما يقوله لا يمكن قراءته
reason-not-yours = لا يمكن قراءة هذا، أو ليس لك أن تقوله، أو يذكر ما ليس معروفًا هنا؛ ولم يتغيّر شيء
reason-sequence = الرقم التالي للقائل { $next }
reason-contradicts = قال القائل شيئًا آخر بالرقم { $number }
reason-held = { $scope }: تعليق مؤقت سارٍ
reason-not-checked = { $check }: لم يُجتز
reason-elsewhere = { $vehicle }: لم تصل بعد
reason-shut = { $gate }: مغلقة
reason-waits-for = { $gate }: في انتظار { $who }
reason-not-confirmed = { $gate }: لم يؤكّدها { $party }
reason-second-person = { $gate }: يسمح بفتحها شخصان
reason-too-early = { $gate }: لا تُفتح بعد بحسب الخطة
reason-out-of-order = يغادر { $earlier } أولًا ثم { $who }
reason-owed =
    { $units ->
        [zero] { $party }: المستحق له يزيد على ما يقبله بمقدار لا شيء
        [one] { $party }: المستحق له يزيد على ما يقبله بمقدار وحدة واحدة
        [two] { $party }: المستحق له يزيد على ما يقبله بمقدار وحدتين
        [few] { $party }: المستحق له يزيد على ما يقبله بمقدار { $units } وحدات
        [many] { $party }: المستحق له يزيد على ما يقبله بمقدار { $units } وحدة
       *[other] { $party }: المستحق له يزيد على ما يقبله بمقدار { $units } وحدة
    }
reason-not-together = ليس كلّ من يغادرون معًا في هذا القول وعلى المتن: { $ride }
reason-apart = { $one } و{ $other } لا يسافران معًا
reason-barred = { $code }: لا يُعتمد في الخطة من لا يجوز أن ينتقل: { $who }
reason-may-not-go = { $who }: لا تسمح الموافقة أو عدم الإعادة القسرية بانتقاله إلى هناك
reason-not-acknowledged = { $who }: لم يعترف المحتجِز باحتجازه
reason-quota = { $name }: سيغادر أكثر ممّا تسمح به في مدتها
