#!/bin/bash
# 8 shards of one run as an array job: sbatch slurm-array.sh. Afterwards:
#   transfersim merge part-* --out whole
#SBATCH --job-name=transfersim
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --requeue
exec transfersim run scenario.yaml --replications 10000 --seed 1 \
  --shard "${SLURM_ARRAY_TASK_ID}/8" --out "part-${SLURM_ARRAY_TASK_ID}" \
  --workers "${SLURM_CPUS_PER_TASK}" --resume --quiet
