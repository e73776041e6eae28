// The entry form made quicker. This file only starts the parts, each where the page has something for it; everything they do
// also works, a page load later, without scripts.
//
// The parts speak with one another through the form: a native-like 'input' event on a field that changed, 'entry:changed'
// with { names } after many changed at once, 'entry:stored' and 'entry:conflict' from the saver,
// 'entry:added' with { element } where fields came to the page.

import { start as startKeys } from './keys.js';
import { start as startSaver } from './saver.js';
import { sayer } from './words.js';

const entry = /** @type {HTMLFormElement | null} */ (document.getElementById('entry'));
if (entry) {
  const say = sayer(entry.dataset);
  startSaver(entry);
  startKeys(entry);
  if (document.getElementById('open-place')) {
    import('./locked.js').then(locked => locked.start(entry));
  }
  if (entry.querySelector('textarea, [data-limit]')) {
    import('./text.js').then(text => text.start(entry, say));
  }
  // Asked for before the modules that need it are there.
  const definition = fetch(entry.dataset.form ?? '').then(answer => answer.json()).catch(() => null);
  // The count of findings follows also where a part has no figures.
  Promise.all([import('./live.js'), entry.querySelector('.entry-cell input') ? import('./grid.js') : null]).then(async ([live, grid]) => {
    const figures = await live.start(entry, say, definition);
    if (figures && grid) {
      grid.start(entry, figures);
    }
    performance.mark('entry:ready');
  });
}
