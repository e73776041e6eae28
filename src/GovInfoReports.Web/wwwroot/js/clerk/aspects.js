// Which required contents a text speaks of, as RequiredAspect tells it on the server.

/**
 * Whether a text has one of the keywords, other than as part of words for something else.
 * @param {string} text @param {string[]} keywords @param {string[]} besides
 */
export const speaks = (text, keywords, besides) => {
  const own = besides.reduce((rest, other) => rest.replaceAll(other, '□'), text);
  return keywords.some(k => own.includes(k));
};

/**
 * Whether the text speaks of what an item of the checklist names.
 * @param {HTMLElement} item @param {string} text
 */
export const isSpokenOf = (item, text) => speaks(text, listIn(item.dataset.keywords), listIn(item.dataset.besides));

/** @param {string | undefined} words */
const listIn = words => (words || '').split('|').filter(Boolean);
