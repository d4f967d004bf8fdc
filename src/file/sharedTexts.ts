/** The texts that the cells of all sheets refer to by number. */
import { decoded, Markup, unescaped, type MarkupReader } from './markup';

/** An entry is one text, or runs of text in several looks; how it is pronounced is no part of it. */
class TextsReader implements MarkupReader {
  readonly texts: string[] = [];
  wantsText = false;
  private single = '';
  private runs: string[] = [];
  private part = '';
  private inRun = false;
  private inPhonetic = false;

  open(name: string): void {
    if (name === 'si') {
      this.single = '';
      this.runs = [];
    } else if (name === 'r') this.inRun = true;
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 't' && !this.inPhonetic) {
      this.wantsText = true;
      this.part = '';
    }
  }

  text(raw: string, isEscaped: boolean): void {
    this.part += decoded(raw, isEscaped);
  }

  close(name: string): void {
    if (name === 't' && this.wantsText) {
      this.wantsText = false;
      const text = unescaped(this.part);
      if (this.inRun) this.runs.push(text);
      else this.single = text;
    } else if (name === 'r') this.inRun = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'si') this.texts.push(this.runs.length > 0 ? this.runs.join('') : this.single);
  }
}

/** Reads the part of shared texts in pieces. */
export class SharedTexts {
  private readonly reader = new TextsReader();
  private readonly markup = new Markup(this.reader);

  add(piece: string): void {
    this.markup.add(piece);
  }

  /** `undefined` where the part breaks off. */
  all(): readonly string[] | undefined {
    return this.markup.isWhole ? this.reader.texts : undefined;
  }
}
