### Tokens of programs.

tokens-title = البرامج
tokens-text = يسأل البرنامج هذا المكتب باسمك برمز دخول: في ملف واحد، لما تحدّده، وحتى يوم معيّن. لا يستطيع أبدًا أكثر ممّا تستطيعه أنت، وما يطلبه يُسجَّل باسمك.
tokens-go = رموز دخول البرامج
token-until = صالح حتى { $moment }
token-used = آخر استعمال: { $moment }
token-unused = لم يُستعمل بعد
token-revoke = إلغاء
token-new = رمز دخول جديد
token-no-case = لست في أي ملف يمكن لبرنامج أن يعمل عليه.
token-label = الغرض منه، بكلماتك
token-case = الملف
token-for = ما يجوز له
token-read = قراءة ما يجوز لك أن تراه
token-say = تسليم ما جرى توقيعه
token-write = تغيير ما هو محفوظ في المكتب
token-days = لكم يومًا (90 على الأكثر)
token-make = إنشاء رمز دخول
token-made-title = رمز الدخول الجديد
token-made-text = يُعرض هذه المرّة وحدها ولن يُعرض ثانية. احفظه حيث لا يقرؤه إلا البرنامج؛ فمن حازه سأل باسمك.
token-made-kept = حفظته
