// The walls between rooms: imports run one way only,
// cli -> studio, report, cluster -> experiment -> scenario -> models -> engine.
const above = {
  engine: "models|scenario|experiment|report|cluster|studio|cli",
  models: "scenario|experiment|report|cluster|studio|cli",
  scenario: "experiment|report|cluster|studio|cli",
  experiment: "report|cluster|studio|cli",
  report: "cluster|studio|cli",
  cluster: "report|studio|cli",
  studio: "report|cluster|cli",
};

module.exports = {
  forbidden: [
    ...Object.entries(above).map(([room, rooms]) => ({
      name: `${room}-imports-downwards-only`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${rooms})/|^src/index\\.ts$` },
    })),
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "engine-imports-nothing-else",
      comment: "the engine runs in a browser and depends on the random and statistics packages only",
      severity: "error",
      from: { path: "^src/engine/" },
      to: { pathNot: "^src/engine/|node_modules/(@types/)?(seedrandom|simple-statistics)" },
    },
    {
      name: "no-host-in-the-model",
      comment: "engine, models and scenario run in a browser",
      severity: "error",
      from: { path: "^src/(engine|models|scenario)/" },
      to: { dependencyTypes: ["core"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
