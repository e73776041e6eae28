// Figures of the entry form, without the page: reading what a person typed, and totals that follow their parts. The rules are
// those of CellFormat.Parse and Totals.Follow on the server; a test runs both on the same cases.
//
// A value is null (blank), 'n/a' (does not apply) or a BigInt: the number times 10^SCALE, so that amounts add up exactly.

const SCALE = 12;
const UNIT = 10n ** BigInt(SCALE);
const LARGEST_DECIMAL = (2n ** 96n - 1n) * UNIT;

/** Reads a text as it is typed: { value, problem }, problem one of null, number, negative, whole, precise, large. */
export function parse(text, format) {
  let plain = plainOf(text ?? '');
  if (plain === '') {
    return { value: null, problem: null };
  }
  if (['/', '-', '--', '—', '——', '–', '无', '不适用', 'n/a', 'N/A'].includes(plain)) {
    return { value: 'n/a', problem: null };
  }
  if (format.unit && plain.endsWith(format.unit)) {
    plain = plain.slice(0, -format.unit.length).trimEnd();
  }
  const number = numberOf(plain);
  if (number === null) {
    return { value: null, problem: 'number' };
  }
  const problem = check(number, format);
  return { value: problem ? null : number.value, problem };
}

/** Checks a number against the limits of its cell. */
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

/** A number written in plain digits, as a value. */
export function fixed(text) {
  return numberOf(text).value;
}

/** A value as text, the way the server writes it. */
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

/** The sum of cells, or null while one of them is blank. */
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

/** Lets totals follow a change from the figures before to those after it. Returns the figures after with totals filled in. */
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
        if (sum !== null && fits(sum, form.formats[form.formatOf.get(total)])) {
          result.set(total, sum);
        }
      }
    }
  }
  return result;
}

function fits(value, format) {
  const digits = write(value);
  return check({ value, places: digits.includes('.') ? digits.split('.')[1].length : 0 }, format) === null;
}

/** Makes a definition, as served, quick to look things up in. */
export function prepare(definition) {
  return {
    ...definition,
    formatOf: new Map(definition.cells.map(c => [c.id, c.format])),
    totals: new Set(definition.equations.filter(e => e.isTotal).map(e => e.left[0])),
  };
}
