// Runs the layout beside the page, so that moving about never waits for it.
import { Forces } from "./forces.js";

const rest = 12;
let forces = null;
let generation = 0;
let timer = null;

function run() {
  timer = null;
  if (!forces || forces.isAtRest) return postMessage({ generation, done: true });
  const begun = performance.now();
  do forces.step(); while (performance.now() - begun < rest && !forces.isAtRest);
  const positions = new Float32Array(2 * forces.count);
  for (let i = 0; i < forces.count; i += 1) {
    positions[2 * i] = forces.x[i];
    positions[2 * i + 1] = forces.y[i];
  }
  postMessage({ generation, positions }, [positions.buffer]);
  timer = setTimeout(run, 4);
}

onmessage = ({ data }) => {
  if (data.kind === "start") {
    generation = data.generation;
    forces = new Forces(data.positions, data.ends);
    forces.heat = data.heat;
  } else if (data.kind === "pin" && forces && data.index < forces.count) {
    forces.pin(data.index, data.x, data.y, data.isHeld);
    forces.warm(0.25);
  } else if (data.kind === "stop") {
    forces = null;
  }
  timer ??= setTimeout(run, 0);
};
