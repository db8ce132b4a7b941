/** The text of a run as it grows, and how long it is without the blanks around it: to trim it at each break would take as long as it is. */
export class LineText {
  whole = '';
  private lead = 0;
  private trail = 0;

  clear(): void {
    this.whole = '';
    this.lead = this.trail = 0;
  }

  add(data: string): void {
    const solid = data.trimEnd().length;
    if (this.lead === this.whole.length) this.lead += solid === 0 ? data.length : data.length - data.trimStart().length;
    else if (solid === 0) this.trail += data.length;
    if (solid > 0) this.trail = data.length - solid;
    this.whole += data;
  }

  get trimmedLength(): number {
    return this.whole.length - this.lead - this.trail;
  }
}
