### What is said of a plan and on its papers, in Arabic: the messages of the phrases of `views`. The English ones say what `views` writes; the tests hold it.

## Columns

plan-leaves = المغادرة
plan-arrives = الوصول
plan-vehicle = المركبة
plan-by = الوسيلة
plan-way = من ← إلى
plan-who = من
plan-slack = الهامش
plan-gate = البوابة
plan-opens = الفتح
plan-waits-for = ما تنتظره
plan-holds = من تسمح له
plan-team = الفريق
plan-what = ماذا
plan-from = من
plan-until = حتى
plan-where = أين
plan-jurisdiction = الولاية القضائية
plan-hands = لدى من
plan-each = انتظار كلّ منهم
plan-in-all = المجموع
plan-number = رقم
plan-needs = ما يلزم في الطريق
plan-to = إلى
plan-state = الحالة
plan-boarded = على المتن
plan-alighted = وصل
plan-room = السعة
plan-zone = المنطقة الزمنية
plan-halls = القاعات
plan-registry = بلد التسجيل
plan-at = الوقت
plan-signature = التوقيع
plan-measure = المقياس
plan-value = القيمة
plan-bound = الحد
plan-gap = الفارق
plan-there = حاضر

## Headings, and what stands below them

plan-chart = من وأين ومتى
plan-movements = التحركات
plan-gates = البوابات
plan-quotas = الحصص
plan-works = الفحوص والتدابير
plan-worth = جودة الخطة
plan-exposed = مدة تعرّض كلّ منهم
plan-exposed-lead = الوقت في نقطة التبادل بين رحلتين.
plan-nobody-exposed = لا ينتظر أحد في نقطة تبادل.
plan-critical-lead = المسار الحرج: يبدأ كلّ جزء حالما يسمح به ما قبله، حتى الوصول الأخير. وهامش الأجزاء الأخرى مذكور بجانبها.
plan-critical-means = على المسار الحرج: كلّ تأخير هنا يؤخّر النهاية.
plan-safe = إذا قُطع التبادل
plan-safe-lead = أين يكون كلّ منهم في أمان ولدى من، إذا قُطع التبادل في تلك المدة. لا يعود أيّ مُفرَج عنه إلى الاحتجاز.
plan-completed = يُستكمل مع ذلك:
plan-own-people = من يعنيهم الأمر
plan-own-movements = تحركات أشخاصكم
plan-own-vehicles = مركباتكم
plan-carried = تُحمل معكم. بأسماء مستعارة.
plan-abort = بطاقة القطع
plan-abort-lead = إذا قُطع التبادل: ابحث عن المدة، وأوصل كلّ شخص إلى المكان المذكور فيها، وأكمل ما هو متزامن أصلًا. لا يُعاد أحد إلى الاحتجاز. المأوى على الدولة المضيفة، وعليها ألّا تعيد قسرًا أيًّا ممّن نزلوا فيها.
plan-no-safe-states = لم تُحسب الأوضاع الآمنة لهذه الخطة.
plan-means = المركبات والأماكن والفرق
plan-timetable = الجدول الزمني
plan-confirmations = أكّده
plan-opens-for-nobody = لا تمنع أحدًا من المغادرة.
plan-nobody-on-it = لا أحد ولا شيء في هذه الرحلة.
plan-for-those-who-hand-over = عن المسلِّمين
plan-for-the-crew = عن الطاقم
plan-for-the-mediator = عن الوسيط
plan-the-mediator = الوسيط
plan-protected = محمي بالقانون
plan-empty = فارغة
plan-none-of-yours = لا أحد من أشخاصكم
plan-nothing-moves = لا شيء ينتقل.
plan-no-slack = لا هامش
plan-holds-nobody = لا تمنع أحدًا
plan-nothing-awaited = لا انتظار لشيء
plan-under-pseudonyms = يظهر الأشخاص بأسماء مستعارة.
plan-warnings = تحذيرات
plan-historical-short = قضية تاريخية: تسجّل ما حدث.

## The chart, the map and the slider

plan-rooms = من ينتظر أين
plan-teams = الفرق
plan-at-the-exchange = عند نقطة التبادل
plan-chart-caption = الشريط رحلة أو انتظار أو عمل، والخط القائم بوابة تُفتح. المؤطّر: المسار الحرج. الخط المنقّط: كم يجوز أن تتأخر رحلة. الإشارة إلى شريط تقول كلّ شيء عنه.
plan-map-caption = المسارات خطوط جيوديسية حول المناطق المغلقة (المظلّلة). اليابسة والحدود كما في الأطلس؛ ولا يُقال لمن هي.
plan-map-caption-open = المسارات خطوط جيوديسية. اليابسة والحدود كما في الأطلس؛ ولا يُقال لمن هي.
plan-event-before = إلى الحدث السابق
plan-event-after = إلى الحدث التالي
plan-moment = خطوة خطوة عبر الزمن
plan-everybody = الجميع
plan-open-since = مفتوحة منذ
plan-closed-until = مغلقة حتى
plan-and-more = و{ $count } غيرهم

## Sentences

amount-nothing = لا شيء
plan-day = { $day } (UTC)
plan-order-title = { $case }: أمر العمليات
plan-manifest = بيان الركاب: { $vehicle }، الرحلة { $number }
plan-checklist = قائمة التحقق: البوابة «{ $gate }»
plan-gate-opens = تُفتح البوابة «{ $gate }»
plan-leaves-from = المغادرة من { $place }، { $moment }
plan-arrives-at = الوصول إلى { $place }، { $moment }
plan-on-this-ride = في هذه الرحلة: { $load }.
plan-opens-for = لا يجوز أن يغادر هؤلاء إلا بعد تعليم كلّ الخانات وتأكيد الجميع: { $who }.
plan-planned-for = المقرّر: { $moment }.
plan-not-before = ليس قبل { $moment }
plan-since-until = من { $from } حتى { $until }
plan-since = ابتداءً من { $from }
plan-how-times-stand = الأوقات بالتوقيت العالمي (Z) ثم بالتوقيت المحلي مع فرقه عنه؛ والمحلي توقيت المكان، أو توقيت { $zone } حيث لا مكان مقصود.
plan-spare = هامش { $span }
plan-lets-go = ثم يجوز أن يغادر: { $who }
plan-when-there = عند حضور: { $who }
plan-when-results = عند ورود نتائج { $checks } عن: { $who }
plan-after-that = { $what }، بعد ذلك بـ { $span }
plan-hall = { $place }، { $hall }
plan-hangs-on = يتوقّف على { $condition }
plan-released-to = تُفرجون عنهم إلى { $party }
plan-received-from = تستلمون من { $party }
plan-escorts =
    { $count ->
        [zero] لا مرافقين
        [one] مرافق واحد
        [two] مرافقان
        [few] { $count } مرافقين
        [many] { $count } مرافقًا
       *[other] { $count } مرافق
    }
plan-seats =
    { $count ->
        [zero] لا مقاعد
        [one] مقعد واحد
        [two] مقعدان
        [few] { $count } مقاعد
        [many] { $count } مقعدًا
       *[other] { $count } مقعد
    }
plan-load =
    { $count ->
        [zero] لا حمولة
        [one] وحدة حمولة
        [two] وحدتا حمولة
        [few] { $count } وحدات حمولة
        [many] { $count } وحدة حمولة
       *[other] { $count } وحدة حمولة
    }
plan-rides =
    { $count ->
        [zero] لا رحلات
        [one] رحلة واحدة
        [two] رحلتان
        [few] { $count } رحلات
        [many] { $count } رحلة
       *[other] { $count } رحلة
    }
plan-vehicles =
    { $count ->
        [zero] لا مركبات
        [one] مركبة واحدة
        [two] مركبتان
        [few] { $count } مركبات
        [many] { $count } مركبة
       *[other] { $count } مركبة
    }
plan-person-minutes =
    { $count ->
        [zero] { $count } دقيقة-شخص
        [one] { $count } دقيقة-شخص
        [two] { $count } دقيقة-شخص
        [few] { $count } دقيقة-شخص
        [many] { $count } دقيقة-شخص
       *[other] { $count } دقيقة-شخص
    }
plan-headline = { $what }؛ { $rides }، { $vehicles }؛ من { $from } حتى { $until }.
plan-part-of = { $who } (الجزء { $part } من { $of })
plan-arrives-when = الوصول { $time }
plan-until-when = حتى { $time }
plan-no-room = لا سعة
