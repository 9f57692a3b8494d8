// Modules cannot be loaded from a folder, where there is no index to search either.
if (location.protocol !== "file:") for (const name of ["selection", "explore"]) import(`./${name}.js`)
