// Looks at a page as somebody would who cannot see it well, has no mouse, or reads from right to left; answers with what is wrong, in words.
// Only what can be measured is measured; the pictures are for the rest.

const wrong = [];
const say = (what, element) => {
  const id = element && element.id ? '#' + element.id : '';
  const name = element ? element.tagName.toLowerCase() + id + ' "' + (element.textContent || '').trim().slice(0, 40) + '"' : '';
  wrong.push(what + (name ? ': ' + name : ''));
};
const all = (selector) => [...document.querySelectorAll(selector)];
const isShown = (element) => {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  // What is folded away has a box and is not to be seen.
  return box.width > 0 && box.height > 0 && element.checkVisibility() && style.visibility !== 'hidden' && style.display !== 'none' && !element.closest('[hidden], [inert]');
};
// Only for those who hear the page: cut away to a point.
const isForEarsAlone = (element) => {
  const box = element.getBoundingClientRect();
  return box.width <= 2 || box.height <= 2 || box.right < 0 || box.bottom < 0;
};

// The language, and the direction that belongs to it.
const root = document.documentElement;
const directions = { en: 'ltr', tr: 'ltr', ru: 'ltr', uk: 'ltr', fr: 'ltr', ar: 'rtl' };
if (!(root.lang in directions)) say('lang is `' + root.lang + '`');
else if ((root.dir || 'ltr') !== directions[root.lang]) say('dir is `' + root.dir + '` with lang `' + root.lang + '`');
if (!document.title.trim()) say('no title');
if (!document.querySelector('meta[name=viewport]')) say('no viewport');

// Headings and landmarks.
const headings = all('h1, h2, h3, h4, h5, h6').filter(isShown);
if (headings.filter((heading) => heading.tagName === 'H1').length !== 1) say('not exactly one h1');
let level = 0;
for (const heading of headings) {
  const own = Number(heading.tagName[1]);
  if (own > level + 1) say('a heading skips a level', heading);
  level = own;
}
if (all('main').length !== 1) say('not exactly one main');
if (all('nav').length > 1) all('nav').filter((nav) => !nav.ariaLabel && !nav.getAttribute('aria-labelledby')).forEach((nav) => say('one of several nav without a label', nav));

// What points to something points to something.
const ids = all('[id]').map((element) => element.id);
ids.filter((id, index) => ids.indexOf(id) !== index).forEach((id) => say('the id `' + id + '` stands twice'));
for (const attribute of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
  for (const element of all('[' + attribute + ']')) {
    for (const id of element.getAttribute(attribute).split(/\s+/)) if (id && !document.getElementById(id)) say(attribute + ' points to no `' + id + '`', element);
  }
}

// Everything that is used has a name.
const named = (element) => {
  const by = (element.getAttribute('aria-labelledby') || '').split(/\s+/).map((id) => document.getElementById(id)?.textContent || '').join('');
  const labels = [...(element.labels || [])].map((label) => label.textContent).join('');
  const images = [...element.querySelectorAll('img[alt], svg title')].map((image) => image.alt || image.textContent).join('');
  const own = element.matches('input[type=submit], input[type=button]') ? element.value : element.matches('input, select, textarea') ? '' : element.textContent;
  return (by + labels + images + own + (element.getAttribute('aria-label') || '')).trim() !== '';
};
all('input:not([type=hidden]), select, textarea, button, a[href], summary, [role=button]').filter(isShown).forEach((element) => { if (!named(element)) say('has no name', element); });
all('img:not([alt])').forEach((element) => say('a picture without words', element));
all('svg').filter((svg) => isShown(svg) && svg.getAttribute('aria-hidden') !== 'true' && !(['img', 'group'].includes(svg.getAttribute('role')) && named(svg))).forEach((svg) => say('a drawing without words', svg));
// On paper the heading over a table is its caption.
all('body:not(:has(.kicker)) table').filter((table) => isShown(table) && !table.caption && !table.getAttribute('aria-label') && !table.getAttribute('aria-labelledby')).forEach((table) => say('a table without a caption', table));
all('th:not([scope])').forEach((cell) => say('th without scope', cell));

// The order of the keyboard is the order of the page.
all('[tabindex]').filter((element) => element.tabIndex > 0).forEach((element) => say('tabindex above 0', element));

// Targets are large enough, but links in running text.
const isInline = (element) => getComputedStyle(element).display === 'inline' && element.tagName === 'A';
for (const element of all('a[href], button, input:not([type=hidden]), select, summary').filter(isShown)) {
  if (isInline(element) || isForEarsAlone(element)) continue;
  const label = element.matches('[type=checkbox], [type=radio]') && element.labels[0] ? element.labels[0] : element;
  const box = label.getBoundingClientRect();
  if (box.width < 24 || box.height < 24) say('a target of ' + Math.round(box.width) + 'x' + Math.round(box.height), element);
}

// What is pressed by the mouse is pressed by the keyboard.
const used = 'a[href], button, input, select, textarea, summary, label, option, [tabindex]';
for (const element of all('main *, header *, footer *').filter(isShown)) {
  const isPressed = getComputedStyle(element).cursor === 'pointer' && (!element.parentElement || getComputedStyle(element.parentElement).cursor !== 'pointer');
  if (isPressed && !element.closest(used)) say('is pressed by the mouse alone', element);
}

// Contrast, as WCAG 2.2 reckons it. Colours are read back from a canvas, so that every way to write one is understood.
const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const pen = canvas.getContext('2d', { willReadFrequently: true });
const colour = (text) => {
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = text;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};
const over = (above, below) => [0, 1, 2].map((index) => above[index] * above[3] + below[index] * (1 - above[3])).concat(1);
const backgroundOf = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const layer = colour(getComputedStyle(at).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) break;
  }
  const canvasColour = colour(getComputedStyle(root).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#ffffff');
  return layers.reverse().reduce((below, above) => over(above, below), canvasColour);
};
const luminance = (one) => {
  const [red, green, blue] = one.map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const judged = new Set();
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || judged.has(element) || !isShown(element) || isForEarsAlone(element) || element.closest('svg, script, style, :disabled, option')) continue;
  judged.add(element);
  const style = getComputedStyle(element);
  const background = backgroundOf(element);
  const ratio = contrast(over(colour(style.color), background), background);
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  if (ratio < (isLarge ? 3 : 4.5)) say('contrast ' + ratio.toFixed(2), element);
  if (size < 12) say('letters of ' + size + ' px', element);
}

// One sees where something is to be typed or chosen (1.4.11).
for (const element of all('input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=range]), select, textarea').filter(isShown)) {
  const around = backgroundOf(element.parentElement);
  const edge = contrast(over(colour(getComputedStyle(element).borderBlockEndColor), around), around);
  const inside = contrast(backgroundOf(element), around);
  if (Math.max(edge, inside) < 3) say('one does not see where to type: ' + edge.toFixed(2), element);
}

// Nothing is cut off: what lies beyond an edge is come to by scrolling, with the keyboard as well.
const hides = (value) => value === 'hidden' || value === 'clip';
const scrolls = (value) => value === 'auto' || value === 'scroll';
for (const element of all('body *').filter((element) => isShown(element) && !isForEarsAlone(element) && !element.closest('svg, select, .unseen, .heard'))) {
  const style = getComputedStyle(element);
  if (element.matches('input, textarea')) continue;
  const [isWide, isHigh] = [element.scrollWidth > element.clientWidth + 1, element.scrollHeight > element.clientHeight + 1];
  if ((isWide && hides(style.overflowX)) || (isHigh && hides(style.overflowY))) say('cut off', element);
  else if (isWide && element.matches('button, .button, label, td, th, summary') && style.display !== 'inline') say('runs out of its box', element);
  else if ((isWide && scrolls(style.overflowX)) || (isHigh && scrolls(style.overflowY))) {
    if (element.tabIndex < 0 && !element.querySelector(used)) say('scrolls, and the keyboard does not come to it', element);
  }
}
for (const select of all('select').filter(isShown)) {
  const style = getComputedStyle(select);
  pen.font = style.font;
  const room = select.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
  const chosen = select.selectedOptions[0]?.textContent.trim() || '';
  if (pen.measureText(chosen).width > room) say('what is chosen is cut off', select);
}

for (const element of all('svg text').filter((text) => isShown(text) && text.textContent.trim() !== '' && getComputedStyle(text).opacity !== '0')) {
  const [box, sheet] = [element.getBoundingClientRect(), element.ownerSVGElement.getBoundingClientRect()];
  if (box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top - 1 || box.bottom > sheet.bottom + 1) say('runs out of its drawing', element);
}

// No two texts lie on each other. What is scrolled away lies nowhere.
const visible = (element, box) => {
  let [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom];
  for (let at = element; at && at !== root; at = at.parentElement) {
    if (getComputedStyle(at).overflow === 'visible') continue;
    const edge = at.getBoundingClientRect();
    [left, right, top, bottom] = [Math.max(left, edge.left), Math.min(right, edge.right), Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
  }
  return { left, right, top, bottom };
};
// What stays in its place while the page is pushed lies on it for as long: that what is used is not covered by it is seen in the walk.
const isPinned = (element) => {
  for (let at = element; at; at = at.parentElement) if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return true;
  return false;
};
const boxes = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = texts.nextNode(); node && boxes.length < 1500; node = texts.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || !isShown(element) || isForEarsAlone(element) || isPinned(element) || element.closest('svg, script, style, option, .unseen, .heard')) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) boxes.push({ element, ...visible(element, box) });
}
boxes.sort((one, other) => one.top - other.top);
boxes.forEach((one, index) => {
  for (let at = index + 1; at < boxes.length && boxes[at].top < one.bottom - 4; at += 1) {
    const other = boxes[at];
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const down = Math.min(one.bottom, other.bottom) - other.top;
    // Letters of one line stand in boxes that are a little higher than they are.
    const isOn = across > 3 && down > 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top);
    if (isOn && one.element !== other.element) say('lies on "' + other.element.textContent.trim().slice(0, 40) + '"', one.element);
  }
});

// A page in another script says where it speaks English: whoever hears it hears it in English. Names are marked by what isolates them.
if (['ar', 'ru', 'uk'].includes(root.lang)) {
  const told = new Set();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const element = node.parentElement;
    if (told.has(element) || element.closest('[lang]').lang !== root.lang || element.closest('bdi, code, pre, script, style, noscript, textarea')) continue;
    const own = node.data.replace(/\u2068[^\u2069]*\u2069|`[^`]*`/g, ' ');
    if ((own.match(/\b[A-Za-z][a-z]+\b/g) || []).length >= 3) { told.add(element); say('English without a mark', element); }
  }
}

// Nothing runs out of the window to the side.
// (A phone makes its window as wide as the page; what the page was to be laid out in is `clientWidth`.)
const width = root.clientWidth;
if (root.scrollWidth > width + 1) {
  const isOut = (element) => { const box = element.getBoundingClientRect(); return box.width > 0 && (box.right > width + 1 || box.left < -1); };
  const first = all('body *').find((element) => isOut(element) && !element.closest('[data-scrolls]'));
  say('wider than the window by ' + (root.scrollWidth - width), first);
}

return wrong;
