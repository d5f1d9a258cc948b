/** The look of what a guide fills in on the console: fields, ticks, ranges; and of bars that count votes or loudness. */
import { css } from "lit";

export const consoleFormsLook = css`
  form.new,
  form.interpret {
    display: grid;
    gap: 8px;
  }
  label {
    display: grid;
    gap: 4px;
    font-size: 14px;
  }
  input:not([type="checkbox"], [type="range"]),
  textarea,
  select {
    width: 100%;
    min-width: 0;
    padding: 8px 10px;
    border: 1px solid rgb(241 236 226 / 40%);
    border-radius: 4px;
    background: #22201d;
    color: inherit;
    font: inherit;
    font-size: 16px;
  }
  select {
    width: auto;
    font-size: 14px;
  }
  ::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    font-size: 15px;
    cursor: pointer;
  }
  .tick input {
    flex: none;
    width: 22px;
    height: 22px;
    accent-color: var(--brass);
  }
  input[type="range"] {
    width: 100%;
    min-width: 0;
    height: 32px;
    accent-color: var(--brass);
  }

  /* Bars */
  .result meter,
  .level {
    appearance: none;
    height: 8px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: none;
    overflow: hidden;
  }
  .result meter {
    grid-column: 1 / -1;
    width: 100%;
  }
  meter::-webkit-meter-bar {
    height: 100%;
    border: 0;
    background: none;
  }
  meter::-webkit-meter-optimum-value {
    background: var(--brass);
  }
  meter::-moz-meter-bar {
    background: var(--brass);
  }
`;
