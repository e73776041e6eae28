// Which words of an account a browser holds that were never sent; without a page.

/**
 * The keys of an account, or only those of one page.
 * @param {string} account @param {string} path @param {string[]} keys
 */
export function keysOf(account, path, keys) {
  const year = /^\/clerk\/reports\/(\d+)/.exec(path)?.[1];
  return keys.filter(key => {
    if (key.startsWith(`typed:${account}:`)) {
      return path === '' || key.slice(`typed:${account}:`.length).split('?')[0] === path;
    }
    return key.startsWith(`unsaved:${account}.`) && (path === '' || (year !== undefined && key.split(':')[1].split('.')[2] === year));
  });
}

/**
 * What a key holds: where it was written, and the words.
 * @param {string} key @param {any} value @returns {{ title: string, text: string }[]}
 */
export function wordsOf(key, value) {
  const isTyped = key.startsWith('typed:');
  const [, unit, year] = key.split(':')[1].split('.');
  return Object.entries(isTyped ? value : value.fields ?? {})
    .map(([field, entry]) => ({
      title: isTyped ? String(entry?.title ?? '') : `${unit} ${year} ${entry?.label ?? field}`,
      text: String((isTyped ? entry?.text : entry?.after) ?? ''),
    }))
    .filter(word => word.text.trim() !== '');
}
