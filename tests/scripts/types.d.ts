// What the scripts of the portal say to one another, and what they may take for granted about pages: they listen to elements, and find elements of HTML.

type Grid = import('../../src/GovInfoReports.Web/wwwroot/js/clerk/grid/cells.js').Grid;
type Figures = import('../../src/GovInfoReports.Web/wwwroot/js/clerk/live.js').Live;
type Sheet = import('../../src/GovInfoReports.Web/wwwroot/js/clerk/figures.js').Sheet;
type Findings = import('../../src/GovInfoReports.Web/wwwroot/js/clerk/findings.js').Findings;
type FormFields = import('../../src/GovInfoReports.Web/wwwroot/js/clerk/fields.js').Fields;
type Say = (key: string, ...values: unknown[]) => string;

// ---- Figures ----

/** Blank, does not apply, or the number times 10^12. */
type Value = bigint | 'n/a' | null;
type Values = ReadonlyMap<string, Value>;
interface Format { scale: number; minimum: string; maximum: string; unit: string }
interface Reading { value: Value; problem: string | null; words?: string }
interface Equation { rule: string; table: string; axis: 'Rows' | 'Columns'; across: string; isTotal: boolean; left: string[]; right: string[] }
interface Named { name: string; help?: string | null; examples?: string[] }
interface TableOf { code: string; heading: string; blocks: { rows: string[]; columns: string[] }[]; cells?: string[] }
type Words = Record<'columnLine' | 'rowLine' | 'partsInBrackets' | 'equationTotal' | 'equationBalance' | 'equationTotalAdvice' | 'equationBalanceAdvice' | 'blankTable' | 'blankCell'
  | 'blankRow' | 'blankRows' | 'blankColumn' | 'blankAdvice', string> & { unreadable: Record<string, string> };
/** An edition of the form, as the server gives it. */
interface Definition {
  cells: { id: string; format: string }[];
  formats: Record<string, Format>;
  rows: Record<string, Named>;
  columns: Record<string, Named>;
  tables: TableOf[];
  equations: Equation[];
  words: Words;
}
type Edition = ReturnType<typeof import('../../src/GovInfoReports.Web/wwwroot/js/clerk/figures.js').prepare>;

interface Cell { grid: Grid; line: number; input: HTMLInputElement; td: HTMLTableCellElement; name: string; from: number; to: number }
interface Slot { text: string; origin: boolean; cell?: HTMLTableCellElement }

type Tier = 'Error' | 'Query' | 'Hint';
/** A finding as the server says it. */
interface Said {
  id: string; rule: string; tier: Tier; message: string; advice: string | null; cells: string[]; section: string | null; words: string | null; under: string | null;
  explained: boolean; beside?: boolean; additionalSection?: number | null; offset?: number | null; length?: number | null; right?: number | null;
}
interface Finding extends Said { order: number }

/** Fields that were set at once, and the totals that stood blank before. */
interface Step { cells: { name: string; before: string; after: string }[]; blank: string[] }

// ---- Pasting ----

interface Brought {
  rows: Slot[][]; grids: Grid[]; target: Cell; only: Cell[] | null;
  done: (entries: [string, string][], remarks: string[], first: Cell | null) => void; nothing: (text: string) => void; back: () => void;
}
type Shape = ReturnType<typeof import('../../src/GovInfoReports.Web/wwwroot/js/clerk/clipboard.js').shapeOf>;
interface PlaceOptions { dropRows: number; dropColumns: number; skipTotalRows?: boolean; skipTotalColumns?: boolean }
/** Where rows and columns go: null nowhere, -1 where the table has no place. */
interface Mapping { grid: Grid; rows: (number | null)[]; columns: (number | null)[]; unmatched?: string[]; score?: number }
interface Differing { name: string; pasted: string; sum: string }
interface Plan {
  mapping: Mapping; entries: Map<string, string>; totals: Map<string, string>; locked: number; unreadable: string[]; nowhere: number; differ: Differing[]; unmatched: string[]; first: Cell | null;
  after: Values;
}

// ---- Texts ----

interface TextCell { id: string; name: string; group: string; value: string }
interface TextContext { form: HTMLFormElement; tools: HTMLElement; told: Say; cells: Map<string, TextCell>; valueOf: (cell: string) => string | undefined; lastCell: () => string | null }
/** What to put in place of which part of a text, and what is selected then. */
interface Edit { start: number; end: number; text: string; from: number; to: number }
interface Section { heading?: string; text?: string; after?: string | null }
interface Look { bold: boolean; link: string | null; pre: boolean }
interface Sign extends Partial<Look> { sign: string; bold: boolean; link: string | null }
interface Item { depth: number; marker: string; isFirst: boolean }
interface List { depth: number; next: number | null }
interface Block { level?: number | null; prefix?: string; item?: Item | null; list?: List | null }
interface Written { kind: 'text' | 'heading' | 'item'; lines: Sign[][]; rank?: number; depth?: number; marker?: string; width?: number }

// ---- Saving ----

interface Change { field: string; before: string | null; after: string; sent: string[] }
interface Setter { by: string | null; isOwn: boolean }
interface Conflict extends Setter {
  field: string; theirs: string; at: string | null; title?: string | null; difference?: { unchanged: number; pieces: [string, string][] }[] | null;
}
/** A change that waits: before null where it is not known what was there, sent what went out without an answer, began what was there before the person came, refused why it cannot be stored, asked what somebody else set. */
interface Entry { before: string | null; after: string; at: number; label: string; sent: string[]; began?: string; refused?: string; asked?: Conflict }
interface Trouble { kind: string; isFinal: boolean; message: string }
interface Answer {
  revision: string; clock: string; at: string; saved: string[]; fields: Record<string, string>; setBy: Record<string, Setter>; followed?: Record<string, string> | null;
  conflicts: Conflict[]; errors: { field: string; message: string }[]; findings: Said[] | null; tally: { others: number } | null; notice?: string | null;
  closed?: string | null; code?: string; message?: string; token?: string;
}

// ---- Pages ----

/** What was typed into a field: when, on which page, and the mark under which it went to the server. */
interface Typed { text: string; at: number; title: string; sent?: string }

type OnField<E> = E & { readonly target: HTMLInputElement };
interface FormEvents { 'entry:changed': { names: string[] }; 'entry:stored': Pick<Answer, 'fields' | 'findings' | 'tally'> & { waiting?: string[] }; 'entry:conflict': { names: string[] }; 'entry:added': { element: HTMLElement }; 'portal:leaving': { wait: (done: Promise<unknown>) => void } }
type Events = Omit<HTMLElementEventMap, 'input'> & { input: InputEvent };
interface HTMLElement {
  addEventListener<K extends keyof FormEvents>(type: K, listener: (e: CustomEvent<FormEvents[K]>) => unknown): void;
  addEventListener<K extends keyof Events>(type: K, listener: (e: OnField<Events[K]>) => unknown, options?: boolean | AddEventListenerOptions): void;
}
interface HTMLFormElement {
  addEventListener<K extends keyof FormEvents>(type: K, listener: (e: CustomEvent<FormEvents[K]>) => unknown): void;
  addEventListener<K extends keyof Events>(type: K, listener: (e: OnField<Events[K]>) => unknown, options?: boolean | AddEventListenerOptions): void;
}
interface HTMLTableElement {
  addEventListener<K extends keyof Events>(type: K, listener: (e: OnField<Events[K]>) => unknown, options?: boolean | AddEventListenerOptions): void;
}
interface HTMLDialogElement {
  addEventListener<K extends keyof Events>(type: K, listener: (e: OnField<Events[K]>) => unknown, options?: boolean | AddEventListenerOptions): void;
}
interface HTMLTextAreaElement {
  addEventListener<K extends keyof Events>(type: K, listener: (e: OnField<Events[K]>) => unknown, options?: boolean | AddEventListenerOptions): void;
}
interface HTMLInputElement {
  addEventListener<K extends keyof Events>(type: K, listener: (e: OnField<Events[K]>) => unknown, options?: boolean | AddEventListenerOptions): void;
}
interface Document {
  addEventListener<K extends keyof FormEvents>(type: K, listener: (e: CustomEvent<FormEvents[K]>) => unknown): void;
  addEventListener<K extends keyof Events>(type: K, listener: (e: OnField<Events[K]>) => unknown, options?: boolean | AddEventListenerOptions): void;
}
interface HTMLFormControlsCollection { readonly revision: HTMLInputElement; readonly __form?: HTMLInputElement }

interface ParentNode {
  querySelector(selector: 'template'): HTMLTemplateElement | null;
  querySelector(selector: `input${string}`): HTMLInputElement | null;
  querySelector(selector: `textarea${string}`): HTMLTextAreaElement | null;
  querySelector(selector: `button${string}`): HTMLButtonElement | null;
  querySelector(selector: `table${string}`): HTMLTableElement | null;
  querySelector(selector: `form${string}`): HTMLFormElement | null;
  querySelector(selector: string): HTMLElement | null;
  querySelectorAll(selector: `input${string}`): NodeListOf<HTMLInputElement>;
  querySelectorAll(selector: `textarea${string}`): NodeListOf<HTMLTextAreaElement>;
  querySelectorAll(selector: `button${string}`): NodeListOf<HTMLButtonElement>;
  querySelectorAll(selector: `table${string}`): NodeListOf<HTMLTableElement>;
  querySelectorAll(selector: string): NodeListOf<HTMLElement>;
}
interface Element {
  closest(selector: 'button'): HTMLButtonElement | null;
  closest(selector: `a[${string}` | 'a'): HTMLAnchorElement | null;
  closest(selector: `details${string}`): HTMLDetailsElement | null;
  closest(selector: string): HTMLElement | null;
}
