#!/usr/bin/env bash
#SBATCH --job-name=grade
#SBATCH --output=%x-%a.log
# One shard of a class for each task of the array: sbatch --array=1-8 array.sh PROGRAM CLASS OUT …
# What follows OUT goes to `grade`. A task that is started again goes on where it was.
set -euo pipefail
program=$1 class=$2 out=$3
shift 3
status=0
"$program" grade run "$class" --out "$out/shard-$SLURM_ARRAY_TASK_ID" \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" "$@" || status=$?
# 65 says that parts of submissions were not taken: everybody was graded all the same.
[ "$status" -eq 65 ] || exit "$status"
