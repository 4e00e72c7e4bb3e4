/** All words of the page in one language. */

import type { Family } from '../experiment/catalog';
import { OWN_TABLE, ownName } from '../experiment/own_table';
import type { Language } from './language';
import { NumberFormat } from './numbers';
import { fetchLaterWords, findWords, whenAllWords } from './words';

export { chooseLanguage, type Language, languageOf, languages } from './language';

/** Words for the placeholders of a text; numbers are written in the page's format. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Of a language whose first words have been fetched. */
export class Texts {
  private readonly numbers = new NumberFormat();
  /** Made when it is needed, as that takes time. */
  private plurals: Intl.PluralRules | null = null;

  constructor(readonly language: Language) {}

  /** The text at a dotted path, or undefined; prototypes are never looked at. */
  find(key: string): string | undefined {
    return findWords(this.language, key);
  }

  /** Fetches the words that a first visit fetches last; rejects when they cannot be had. */
  fetchAll(): Promise<void> {
    return fetchLaterWords(this.language);
  }

  /** A text of words that may still be on their way, for those who take it when it is there or ask for it. */
  later(make: () => string): (take: (text: string) => void) => () => void {
    return (take) => whenAllWords(this.language, () => take(make()));
  }

  /**
   * The text with its placeholders {name} filled in; {count:row|rows} becomes the word for one or
   * for several. A missing text is the programmer's mistake: it
   * throws in development and tests, and shows its key in the built page.
   */
  get(key: string, values: TextValues = {}): string {
    const text = this.find(key);
    if (text === undefined) {
      if (import.meta.env.DEV)
        throw new RangeError(`text: '${key}' is missing in ${this.language}`);
      return key;
    }
    const placeholders = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;
    return text.replace(placeholders, (placeholder, name: string, one?: string, more?: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) return placeholder;
      if (one !== undefined && more !== undefined) {
        this.plurals ??= new Intl.PluralRules(this.language);
        return this.plurals.select(Number(value)) === 'one' ? one : more;
      }
      return typeof value === 'number' ? this.formatNumber(value) : value;
    });
  }

  /** At most four significant digits; '–' where there is no number. */
  formatNumber(value: number | null | undefined): string {
    return this.numbers.format(value);
  }

  /** A count such as an epoch, in full. */
  formatInteger(value: number | null | undefined): string {
    return this.numbers.formatInteger(value);
  }

  /** A share such as an accuracy as a percentage with one decimal. */
  formatPercent(value: number | null | undefined): string {
    return this.numbers.formatPercent(value);
  }

  /** The end of a setting's range, in full as a reader may type it. */
  formatLimit(value: number): string {
    return this.numbers.formatLimit(value);
  }

  /** The short name of a catalogue entry. */
  label(family: Family, id: string): string {
    if (id === OWN_TABLE) return this.get('page.ownTable.dataset.label');
    return this.get(`catalog.${family}.${id}.label`);
  }

  /** One or two sentences about a catalogue entry. */
  explanation(family: Family, id: string): string {
    if (id === OWN_TABLE) return this.get('page.ownTable.dataset.explanation');
    return this.get(`catalog.${family}.${id}.explanation`);
  }

  /** The short name of one of a dataset's raw columns, without its unit. */
  columnLabel(column: string): string {
    const named = ownName(column);
    if (named !== undefined) return named;
    return this.findColumn(column, 'label') ?? this.get(`catalog.columns.${column}.label`);
  }

  /** Words about a column; numbered ones, such as bit3, share those of their kind. */
  findColumn(column: string, what: 'label' | 'explanation'): string | undefined {
    const own = this.find(`catalog.columns.${column}.${what}`);
    const [, kind = '', number = ''] = /^(.*?)(\d+)$/.exec(column) ?? [];
    const key = `catalog.columns.${kind}.${what}`;
    const isNumbered = own === undefined && this.find(key)?.includes('{number}');
    return isNumbered ? this.get(key, { number }) : own;
  }

  /** The name of one of a dataset's classes. */
  classLabel(id: string): string {
    return ownName(id) ?? this.get(`catalog.classes.${id}.label`);
  }

  /** The short name of a network input: a formula of the plane or a raw column. */
  inputLabel(id: string): string {
    return this.find(`catalog.features.${id}.label`) ?? this.columnLabel(id);
  }

  inputExplanation(id: string): string {
    const feature = this.find(`catalog.features.${id}.explanation`);
    const column = feature ?? this.findColumn(id, 'explanation');
    return column ?? this.get(`catalog.columns.${id}.explanation`);
  }

  /** The short name of a hyperparameter; one that is a setting too has the setting's name. */
  hyperparameterLabel(name: string): string {
    if (name.includes('.')) return this.settingLabel(name);
    return this.get(`hyperparameters.${name}.label`);
  }

  hyperparameterExplanation(name: string): string {
    if (name.includes('.')) return this.settingExplanation(name);
    return this.get(`hyperparameters.${name}.explanation`);
  }

  /** The short name of a setting by its path, such as `training.batchSize`. */
  settingLabel(path: string): string {
    return this.get(`settings.${path}.label`);
  }

  settingExplanation(path: string): string {
    return this.get(`settings.${path}.explanation`);
  }
}
