// Play, pause and speed of the schematic.
import { element } from "./elements.js";
import type { Schematic } from "./schematic.js";

/** Moves a schematic through its days. */
export class Player {
  private readonly button = element("play", HTMLButtonElement);
  private readonly speed = element("speed", HTMLSelectElement);
  private readonly slider = element("day", HTMLInputElement);
  private readonly text = element("day-text", HTMLOutputElement);
  private schematic: Schematic | undefined;
  private dates: readonly string[] = [];
  private day = 0;
  private before: number | undefined;

  constructor() {
    this.slider.step = "0.05";
    this.button.addEventListener("click", () => (this.before === undefined ? this.play() : this.pause()));
    this.slider.addEventListener("input", () => {
      this.pause();
      this.goTo(Number(this.slider.value));
    });
  }

  /** Takes another schematic, from its first day. */
  load(schematic: Schematic, dates: readonly string[]): void {
    this.pause();
    this.schematic = schematic;
    this.dates = dates;
    this.slider.max = String(schematic.days);
    this.goTo(0);
  }

  private play(): void {
    if (this.day >= Number(this.slider.max)) this.goTo(0);
    this.button.textContent = "Pause";
    this.before = performance.now();
    requestAnimationFrame((now) => this.frame(now));
  }

  private pause(): void {
    this.button.textContent = "Play";
    this.before = undefined;
  }

  private frame(now: number): void {
    if (this.before === undefined) return;
    const seconds = Math.max(0, now - this.before) / 1000;
    this.before = now;
    const last = Number(this.slider.max);
    this.goTo(Math.min(last, this.day + seconds * Number(this.speed.value)));
    if (this.day >= last) this.pause();
    else requestAnimationFrame((next) => this.frame(next));
  }

  private goTo(day: number): void {
    this.day = day;
    this.slider.value = String(day);
    this.text.value = `day ${Math.floor(day)}, ${this.dates[Math.floor(day)] ?? ""}`;
    this.schematic?.show(day);
  }
}
