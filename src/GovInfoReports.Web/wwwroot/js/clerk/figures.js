// Figures of the entry form, without the page: reading what a person typed, and totals that follow their parts. The rules are
// those of CellFormat.ParseTyped and Totals.Follow on the server; a test runs both on the same cases.
//
// A value is null (blank), 'n/a' (does not apply) or a BigInt: the number times 10^SCALE, so that amounts add up exactly.

const SCALE = 12;
const UNIT = 10n ** BigInt(SCALE);
const LETTERS = /^(?:(?![\u{10000}-\u{10FFFF}])\p{L})+$/u;
const NUMBER_WORDS = /[零〇一二三四五六七八九十百千万亿两半几余多]/;
const LARGEST_DECIMAL = (2n ** 96n - 1n) * UNIT;

/**
 * Reads a text as it is typed: { value, problem }, problem one of null, number, words, unit, negative, whole, precise, large, ambiguous.
 * @param {string | undefined} text @param {Format} format
 * @returns {Reading}
 */
export function parse(text, format) {
  let plain = plainOf(text ?? '');
  if (plain === '') {
    return { value: null, problem: null };
  }
  if (['/', '-', '--', '—', '——', '–', '不适用', 'n/a', 'N/A'].includes(plain)) {
    return { value: 'n/a', problem: null };
  }
  if (plain === '无') {
    return { value: null, problem: 'ambiguous' };
  }
  if (format.unit && plain.endsWith(format.unit)) {
    plain = plain.slice(0, -format.unit.length).trimEnd();
  }
  const number = numberOf(plain);
  if (number === null) {
    const words = beside(plain, format);
    return words === null ? { value: null, problem: 'number' } : { value: null, problem: hasUnitOfItsOwn(format) ? 'unit' : 'words', words };
  }
  const problem = check(number, format);
  return { value: problem ? null : number.value, problem };
}

/**
 * Counts are the same whatever word stands behind them; 12元 are not 12万元.
 * @param {Format} format
 */
function hasUnitOfItsOwn(format) {
  return format.scale > 0 && format.unit !== '';
}

/**
 * Checks a number against the limits of its cell.
 * @param {{ value: bigint, places: number }} number @param {Format} format
 */
function check(number, format) {
  if (number.places > format.scale) {
    return format.scale === 0 ? 'whole' : 'precise';
  }
  const minimum = fixed(format.minimum);
  if (number.value < minimum) {
    return minimum >= 0n ? 'negative' : 'large';
  }
  return number.value > fixed(format.maximum) ? 'large' : null;
}

/** @param {string} text */
function plainOf(text) {
  let plain = '';
  for (const c of text) {
    if (/[\s\u0085\u200b\ufeff]/.test(c)) {
      plain += plain === '' ? '' : ' ';
    } else if (c >= '\uff01' && c <= '\uff5e') {
      plain += String.fromCharCode(c.charCodeAt(0) - 0xfee0);
    } else {
      plain += c === '\u2212' ? '-' : c;
    }
  }
  return plain.replace(/ +$/, '');
}

/**
 * The words around the one number of a text. Words that are numbers themselves (5万) change it, so that they are not merely too many.
 * @param {string} plain @param {Format} format
 */
function beside(plain, format) {
  const [, before, number, behind] = /^([^0-9.,+-]*)([0-9.,+-](?:.*[0-9.,+-])?)([^0-9.,+-]*)$/.exec(plain) ?? [];
  if (number === undefined || numberOf(number) === null) {
    return null;
  }
  const words = [before.trim(), behind.trim()].filter(w => w !== '');
  return words.every(w => LETTERS.test(w) && (hasUnitOfItsOwn(format) || !NUMBER_WORDS.test(w))) ? words.join('…') : null;
}

/** @param {string} plain */
function numberOf(plain) {
  let text = plain;
  if (text.includes(',')) {
    const unsigned = text.replace(/^[+-]+/, '');
    const whole = unsigned.split('.')[0];
    const groups = whole.split(',');
    if (groups[0].length === 0 || groups[0].length > 3 || groups.slice(1).some(g => g.length !== 3) || unsigned.indexOf(',', whole.length) >= 0) {
      return null;
    }
    text = text.replaceAll(',', '');
  }
  const match = text.length <= 40 && /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/.exec(text);
  if (!match || (match[2] + (match[3] ?? '')) === '') {
    return null;
  }
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const kept = fraction.slice(0, SCALE).padEnd(SCALE, '0');
  const size = BigInt(match[2] || '0') * UNIT + BigInt(kept);
  if (size > LARGEST_DECIMAL) {
    return null;
  }
  return { value: match[1] === '-' ? -size : size, places: fraction.length };
}

/**
 * A number written in plain digits, as a value.
 * @param {string} text
 */
export function fixed(text) {
  return numberOf(text)?.value ?? 0n;
}

/**
 * A value as text, the way the server writes it.
 * @param {Value} value
 */
export function write(value) {
  if (value === null) {
    return '';
  }
  if (value === 'n/a') {
    return '/';
  }
  const size = value < 0n ? -value : value;
  const fraction = (size % UNIT).toString().padStart(SCALE, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / UNIT}${fraction ? `.${fraction}` : ''}`;
}

/**
 * The sum of cells, or null while one of them is blank.
 * @param {string[]} cells @param {Values} figures
 */
export function sumOf(cells, figures) {
  let sum = 0n;
  for (const cell of cells) {
    const value = figures.get(cell) ?? null;
    if (value === null) {
      return null;
    }
    sum += value === 'n/a' ? 0n : value;
  }
  return sum;
}

/**
 * Lets totals follow a change from the figures before to those after it. Returns the figures after with totals filled in.
 * @param {Edition} form @param {Values} before @param {Values} after
 */
export function follow(form, before, after) {
  const result = new Map(after);
  for (let pass = 0; pass < 2; pass++) {
    for (const equation of form.equations) {
      if (!equation.isTotal) {
        continue;
      }
      const total = equation.left[0];
      const now = after.get(total) ?? null;
      const then = before.get(total) ?? null;
      const agreed = now === then && typeof then === 'bigint' && sumOf(equation.right, before) === then;
      if (now === null || agreed) {
        const sum = sumOf(equation.right, result);
        if (sum !== null && fits(sum, formatOf(form, total))) {
          result.set(total, sum);
        }
      }
    }
  }
  return result;
}

/**
 * The format of a cell.
 * @param {Edition} form @param {string} cell
 */
export function formatOf(form, cell) {
  return form.formats[form.formatOf.get(cell) ?? ''];
}

/** @param {bigint} value @param {Format} format */
function fits(value, format) {
  const digits = write(value);
  return check({ value, places: digits.includes('.') ? digits.split('.')[1].length : 0 }, format) === null;
}

/**
 * Makes a definition, as served, quick to look things up in.
 * @param {Definition} definition
 */
export function prepare(definition) {
  /** @type {Map<string, number[]>} Indexes of the equations that a cell stands in. */
  const usedBy = new Map(definition.cells.map(c => [c.id, []]));
  /** @type {Map<string, number[]>} Indexes of the equations that a total is the sum of. */
  const sumsOf = new Map();
  definition.equations.forEach((equation, index) => {
    for (const cell of new Set([...equation.left, ...equation.right])) {
      usedBy.get(cell)?.push(index);
    }
    if (equation.isTotal) {
      const total = equation.left[0];
      sumsOf.set(total, [...(sumsOf.get(total) ?? []), index]);
    }
  });
  return {
    ...definition,
    formatOf: new Map(definition.cells.map(c => [c.id, c.format])),
    totals: new Set(sumsOf.keys()),
    orderOf: new Map(definition.cells.map((c, index) => [c.id, index])),
    usedBy,
    sumsOf,
  };
}

/** The figures of a form while a person types. A total is the store's until its parts say otherwise or somebody typed it by hand. */
export class Sheet {
  /** @param {Edition} form @param {Values} stored @param {Values} shown */
  constructor(form, stored, shown) {
    this.form = form;
    /** @type {Map<string, Value>} */
    this.stored = new Map();
    /** @type {Map<string, Value>} What the fields say; totals that follow, what the store has. */
    this.after = new Map();
    /** @type {Map<string, Value>} With all totals followed. */
    this.now = new Map();
    /** @type {Map<string, Value>} Totals that somebody typed. */
    this.hand = new Map();
    this.take(stored, shown);
  }

  /**
   * Begins anew from what the store has and what the fields show.
   * @param {Values} stored @param {Values} shown
   */
  take(stored, shown) {
    this.stored = new Map(stored);
    this.after = new Map(shown);
    for (const total of this.form.totals) {
      if (this.after.has(total)) {
        this.after.set(total, this.stored.get(total) ?? null);
      }
    }
    this.now = follow(this.form, this.stored, this.after);
    this.hand.clear();
    this.byHand([...shown].filter(([name]) => this.form.totals.has(name)));
  }

  /**
   * The value of a cell, totals followed.
   * @param {string} name
   */
  get(name) {
    return this.now.get(name) ?? null;
  }

  /**
   * A person typed into one field; a total then stays as typed where saving would keep it. Returns the cells whose value is another.
   * @param {string} name @param {Value} value
   */
  type(name, value) {
    if (this.form.totals.has(name)) {
      this.hand.set(name, value);
    }
    return this.change([[name, value]]);
  }

  /**
   * Many fields were set at once. A total among them is by hand only where nothing else gives the same.
   * @param {[string, Value][]} entries
   */
  set(entries) {
    const totals = entries.filter(([name]) => this.form.totals.has(name));
    for (const [name] of totals) {
      this.hand.delete(name);
    }
    const changed = this.change(entries.map(([name, value]) => [name, this.form.totals.has(name) ? this.stored.get(name) ?? null : value]));
    for (const name of this.byHand(totals)) {
      changed.add(name);
    }
    return changed;
  }

  /**
   * What the figures would be with some fields set; nothing changes.
   * @param {[string, Value][]} entries
   */
  suppose(entries) {
    return follow(this.form, this.stored, new Map([...this.after, ...entries]));
  }

  /** @param {[string, Value][]} totals */
  byHand(totals) {
    const hand = totals.filter(([name, value]) => value !== this.get(name) && value !== (this.stored.get(name) ?? null));
    for (const [name, value] of hand) {
      this.hand.set(name, value);
    }
    return this.change(hand);
  }

  /** @param {[string, Value][]} entries */
  change(entries) {
    const before = this.now;
    if (entries.length === 0) {
      return /** @type {Set<string>} */ (new Set());
    }
    entries.forEach(([name, value]) => this.after.set(name, value));
    this.now = follow(this.form, this.stored, this.after);
    return new Set([...this.now.keys()].filter(name => this.now.get(name) !== (before.get(name) ?? null)));
  }
}
