// Shows how far an import is without loading the whole page again; the page itself comes once it is done.
const progress = /** @type {HTMLElement} */ (document.getElementById('progress'));
const every = 2000;

async function look() {
  try {
    const response = await fetch(progress.dataset.address ?? '', { headers: { Accept: 'text/html' }, redirect: 'error' });
    if (response.status === 204) {
      location.reload();
      return;
    }
    if (response.ok) {
      const fresh = await response.text();
      if (fresh !== progress.innerHTML) {
        progress.innerHTML = fresh;
      }
    }
  } catch {
    // The line is down, or the session has ended: the next look, or the person, finds out.
  }
  setTimeout(look, every);
}

if (progress?.dataset.running) {
  setTimeout(look, every);
}
