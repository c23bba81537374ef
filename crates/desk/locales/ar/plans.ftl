### ما يقوله المكتب عن الخطط وصور العملية، بالعربية.

## Plans: which there are

plans-title = الخطط
plans-none = لا توجد خطة بعد.
plans-lead = تُعدّ الخطة من صفقة محفوظة. وما لم يُعتمد لا يراه إلا الوسطاء.
plans-lead-others = هذه الخطط معتمدة، أو بدأت بها عملية.
plans-plan = الخطة
plans-of-deal = من الصفقة
plans-begun = بدأت العملية بهذه الخطة.
plans-approved = معتمدة
plans-not-approved = لم تُعتمد بعد
plans-stale = تغيّرت القضية منذ إعداد هذه الخطة: أعد التخطيط.
plans-stale-text = تغيّرت القضية أو عمليتها أو الصفقة منذ إعداد هذه الخطة. أعد التخطيط.
plans-reading = تُقرأ هذه الخطة ويراجعها الحَكَم؛ تعود الصفحة من تلقاء نفسها.
plans-case-unread = في ملفات القضية أخطاء: أصلحها أولًا.
plans-worth = التعرّض: { $minutes } دقيقة-شخص. آخر وصول بعد { $span }. التحركات: { $rides }.
plans-approved-by = اعتمدها { $name }: { $moment }
plans-still-wanted =
    { $count ->
        [zero] لم تُعتمد بعد: ينتظر اعتماد { $count } شخص.
        [one] لم تُعتمد بعد: يجب أن يعتمدها شخص آخر ({ $count }).
        [two] لم تُعتمد بعد: يجب أن يعتمدها شخصان آخران ({ $count }).
        [few] لم تُعتمد بعد: يجب أن يعتمدها { $count } أشخاص آخرين.
        [many] لم تُعتمد بعد: يجب أن يعتمدها { $count } شخصًا آخر.
       *[other] لم تُعتمد بعد: يجب أن يعتمدها { $count } شخص آخر.
    }

## Plans: one of them

plans-approve = اعتماد هذه الخطة
plans-rehearse = بدء تمرين
plans-begin = بدء العملية نفسها
plans-make = وضع خطة للصفقة المحفوظة
plans-make-do = وضعها
plans-again = خطة أخرى بعد حدث
plans-happened = ما الذي حدث، حدث في كل سطر، كما يأخذه الأمر replan:
plans-again-do = إعادة التخطيط
work-at-plan = خطة
plans-try = تجربة هذه الخطة أمام التأخير والرفض بهذا العدد من المرات
plans-try-do = تجربتها
work-at-rehearse = تُجرَّب الخطة، عدد التجارب: { $of }
plans-compare = المقارنة بالخطة
plans-compare-do = عرض ما تغيّر
plans-see-as = العرض كما يراه طرف
plans-see-as-do = العرض كهذا الطرف
plans-looks-as = ترى ما يراه هذا الطرف:
plans-looks-whole = عرض الكل من جديد
plans-own-sheet = ورقتكم للطباعة
plans-part-chart = من وأين ومتى
plans-part-map = المسارات
plans-part-moment = خطوة خطوة عبر الزمن
plans-part-movements = التحركات
plans-part-gates = ما تنتظره كل بوابة
plans-part-quotas = الحصص
plans-part-works = الفحوص والتدابير
plans-part-worth = جودة الخطة
plans-part-critical = ما يحدد النهاية
plans-part-exposed = من ينتظر وأين وكم
plans-part-controllability = إن طال الأمر
plans-part-fallbacks = ما أُعدّ
plans-part-safe = إذا قُطع التبادل
plans-part-own-people = من يعنيهم الأمر
plans-part-own-movements = تحركات أشخاصكم
plans-part-own-vehicles = مركباتكم

## Plans: two of them

plans-changes = ما تغيّر
plans-before = قبل
plans-after = الآن
plans-no-change = لم يتغيّر شيء.
plans-unchanged = يبقى { $unchanged } من { $before } من التحركات كما كان. الفحوص والتدابير في وقت آخر: { $works }.
plans-change-chart = الخطتان في مخطط واحد
plans-change-caption = الباهت كما خُطّط من قبل، والداكن كما خُطّط الآن؛ والبوابة متقطعة حيث كانت تُفتح من قبل.
plans-moved = تحركات تسير على نحو آخر
plans-added = تحركات جديدة
plans-dropped = تحركات أُلغيت
plans-gate-moved = تُفتح في وقت آخر:
plans-gate-added = جديدة:
plans-gate-dropped = أُلغيت:

## Pictures of an operation

pictures-title = الصور
pictures-lead = مرسومة مما يحق لك معرفته، وتُرسم من جديد كلما قيل شيء.
pictures-none = لا شيء يُرسم بعد.
pictures-map = التحركات كما هي الآن
pictures-map-caption = تقف النقطة حيث المركبة بحسب آخر قول: في مكان، أو في الطريق بقدر ما مضى من الوقت المخطط. لا يُتتبّع أحد.
pictures-flow = تدفق التحركات
pictures-flow-caption = يتسع الشريط بقدر من يسيرون فيه. الداكن: وصلوا. المتقطع: في الطريق.
pictures-balance = ميزان التبادل عبر الزمن
pictures-balance-caption = فوق خطه يكون الطرف قد أعطى أكثر مما استلم، وتحته أقل. المتصل: كما كان. المتقطع: كما خُطّط.
pictures-course = كما خُطّط وكما كان
pictures-course-caption = الباهت كما خُطّط والداكن كما كان؛ والبوابة متقطعة حيث كان يجب أن تُفتح.
