### Contacts, positions, and the page of a case.

## The page of a case

talks-case = القضية
talks-contacts = الاتصالات
talks-positions = المواقف
talks-historical = قضية تاريخية: تسجّل ما حدث. لا تقرّه ولا تقدّمه نموذجًا.
talks-waits =
    { $count ->
        [zero] لا شيء ينتظر
        [one] أمر واحد ينتظر
        [two] أمران ينتظران
        [few] { $count } أمور تنتظر
        [many] { $count } أمرًا ينتظر
       *[other] { $count } أمر ينتظر
    }
talks-state-preparing = قيد التفاوض
talks-state-agreed = تم الاتفاق
talks-state-rehearsing = يجري التمرين عليها
talks-state-running = العملية جارية
talks-state-held = العملية معلّقة مؤقتًا
talks-state-aborted = قُطعت العملية
talks-state-over = انتهت العملية
talks-state-closed = مغلقة
talks-state-historical = تاريخية
talks-waiting = ما ينتظر
talks-nothing-waits = لا شيء ينتظرك.
talks-waits-answer = يُنتظر الرد على آخر مقترح: { $of }
talks-waits-own-answer = مقترح ينتظر ردكم: { $of }
talks-waits-draft = ترك أحدهم مسودة لا تُحتسب بعد: { $of }
talks-waits-own-draft = مسودتك لا تُحتسب بعد: { $of }
talks-waits-mandate = ينتهي تفويض قريبًا: { $of }
talks-waits-statement = لم يوافق الجميع بعد على بيان: { $of }
talks-waits-begin = يمكن بدء العملية.
talks-parties = الأطراف
talks-position = الموقف
talks-talks = المحادثات
talks-people = الأشخاص
talks-nobody = لا أحد معروف لك هنا.
talks-holder = لدى
talks-timeline = ماذا حدث ومتى
talks-nothing-happened = لم يُدوَّن شيء بعد.
talks-happened-proposed = عُرض مقترح على: { $of }
talks-happened-proposed-to-you = عُرض عليكم مقترح: { $of }
talks-happened-answered = ردّ: { $of }
talks-happened-you-answered = رددتم: { $of }
talks-happened-heard = سُمع: { $of }
talks-happened-told = قيل: { $of }
talks-happened-mandate-ends = ينتهي تفويض: { $of }
talks-happened-embargo-ends = ينتهي حظر النشر: { $of }
talks-happened-written = كُتب الموقف: { $of }
talks-happened-approved = اعتُمدت خطة: { $of }
talks-happened-begun = بدأت العملية
talks-happened-gate-opened = فُتحت بوابة: { $of }
talks-happened-arrived = وصل: { $of }
talks-happened-held = عُلّق مؤقتًا: { $of }
talks-happened-broken-off = قُطع: { $of }

## Contacts

talks-write = الكتابة
talks-book = دفتر الوسطاء
talks-talks-with = المحادثات: { $party }
talks-interlocutors = من يتحدث
talks-no-interlocutors = لم يُذكر أحد بعد.
talks-mandate-not-yet = التفويض غير سارٍ بعد.
talks-mandate-in-force = التفويض سارٍ.
talks-mandate-ends-soon = ينتهي التفويض قريبًا.
talks-mandate-ended = انتهى التفويض: لا إذن جديد بموجبه.
talks-span = { $since } – { $until }
talks-since = منذ { $since }
talks-until = حتى { $until }
talks-on = بشأن:
talks-channels = القنوات
talks-said = ما قيل
talks-nothing-said = لم يُدوَّن شيء بعد.
talks-heard = سمعه { $by } من { $with }.
talks-told = قاله { $by } لـ{ $with }.
talks-permission = يجوز نقله إلى: { $to }. أذن به { $by }، { $at }
talks-not-before = ليس قبل { $from }
talks-withdrawn = سُحب في { $at }
talks-named = مع ذكر صاحب القول
talks-unnamed = دون ذكر صاحب القول
talks-from = جاء من
talks-went-into = نُقل إلى
talks-unpermitted = دون إذن
talks-may-go-on = هل يجوز نقله؟
talks-may-go = { $to }: نعم
talks-may-not-go = { $to }: لا. { $why }
talks-why-not-permitted = لم يأذن به أحد: { $about }
talks-why-no-mandate = أُذن به دون تفويض: { $about }
talks-why-other-mandate = التفويض بشأن أمور أخرى: { $about }
talks-why-not-before = ليس قبل { $from }: { $about }
talks-why-ended = انتهى الإذن: { $about }
talks-why-withdrawn = سُحب الإذن: { $about }
talks-statements = البيانات
talks-agreed = وافق عليه الجميع حرفيًا.
talks-not-agreed = لم يوافق الجميع بعد
talks-embargo = لا يقوله ولا ينقله أحد قبل
talks-said-by = يجوز أن يقوله
talks-notes = ملاحظات الوسطاء

## Positions

talks-position-of = الموقف: { $party }
talks-stated = مصرَّح به
talks-hinted = ملمَّح إليه
talks-inferred = مستنتَج
talks-assumed = مفترَض
talks-lines = { $standing }: { $count }
talks-no-lines = لا توجد أسطر بعد.
talks-part = ترى الأسطر التي صرّح بها الطرف. وما تكتبه يُعدّ مصرَّحًا به أيضًا.
talks-lines-heading = الأسطر
talks-what = النوع
talks-line = السطر
talks-says = النص
talks-standing = كيف عُرف
talks-by = من قاله ومتى
talks-source = المصدر والملاحظة
talks-section-holds = يعرض
talks-section-undertakes = يتعهد
talks-section-asks = يطلب
talks-section-refuses = يرفض
talks-section-windows = قائمة قابلة للاعتراض
talks-section-objections = يعترض على
talks-section-rules = قاعدة
talks-section-schedule = أعداد حسب المرحلة
talks-add-line = إضافة سطر بنموذج
talks-kind = نوع السطر
talks-kind-asks = الطرف يطلب
talks-kind-holds = الطرف يفرج عن
talks-kind-undertakes = الطرف يتعهد
talks-kind-refuses = الطرف يرفض
talks-kind-rules = قاعدة للطرف
talks-thing = من أو ماذا (أ)
talks-priority = مدى الأهمية
talks-priority-must = لازم
talks-priority-high = مهم
talks-priority-wish = مرغوب
talks-rule-name = اسم القاعدة
talks-shape = نص القاعدة
talks-shape-all-for-any = إذا ذهب أحد من (أ) ذهب كل (ب)
talks-shape-some-for-any = إذا ذهب أحد من (أ) ذهب على الأقل هذا العدد من (ب)
talks-shape-each-for-each = لكل واحد من (أ) هذا العدد على الأقل من (ب)
talks-shape-not-both = ليس (أ) و(ب) معًا
talks-shape-at-least = هذا العدد على الأقل من (أ)
talks-shape-at-most = هذا العدد على الأكثر من (أ)
talks-shape-together = يذهب (أ) معًا
talks-shape-before = (أ) ليس بعد (ب)
talks-shape-only-to = (أ) إلى هذا الطرف فقط
talks-other = مقابل من أو ماذا (ب)
talks-number = العدد
talks-to = إلى أي طرف
talks-add = أضف إلى النص
talks-text = النص الكامل
talks-text-label = كما يُحفظ في القضية
talks-save = حفظ
talks-check = تحقق
talks-format = تنسيق
talks-keep-draft = احفظ كمسودة
talks-discard = احذف المسودة
talks-nothing-wrong = لا خطأ فيه.
talks-found =
    { $count ->
        [zero] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $count } ملاحظات
        [many] { $count } ملاحظة
       *[other] { $count } ملاحظة
    }
talks-findings = الملاحظات:
talks-not-checked = لا يجيب المكتب: الأخطاء غير معروفة.
talks-for-the-mediators = لا خطأ فيه بذاته، لكنه لا يتفق مع بقية القضية. احفظه كمسودة: سيراه الوسطاء ويصلحونه معك.
talks-not-saved = لم يُحفظ: فيه خطأ. يمكن حفظه كمسودة لا تُحتسب.
talks-overtaken = غيّره شخص آخر في هذه الأثناء. لم يضِع شيء: النصّان أدناه، ونصّك في الحقل.
talks-overtaken-heading = النصّان
talks-theirs = كما هو الآن
talks-yours = نصّك
talks-draft-kept = حُفظ كمسودة ولا يُحتسب بعد.
talks-draft-shown = هذه مسودتك: لا تُحتسب بعد.
talks-frozen = عملية جارية وفق القضية كما هي. يمكن حفظ ما يتغير الآن كمسودة.
talks-frozen-kept = عملية جارية وفق القضية كما هي: حُفظ ما كتبته كمسودة.
talks-formatted = نُسّق النص. لم يُحفظ بعد.
talks-not-formatted = لا يمكن تنسيق ما فيه أخطاء: أصلحها أولًا.
talks-added = أُضيف السطر إلى النص. لم يُحفظ بعد.
talks-not-added = ينقص شيء لهذا النوع من الأسطر.
talks-drafts = مسودات الآخرين
talks-history = من كتب ماذا ومتى
