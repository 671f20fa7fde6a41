# Reads the tables of a run: Rscript read_run.R FOLDER. Needs nothing but base R.
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) read.csv(file.path(folder, name), check.names = FALSE, encoding = "UTF-8")

# replications.csv: a row per replication. An empty cell (NA) did not happen within the horizon.
days <- read("replications.csv")$days_to_clear
days[is.na(days)] <- Inf
# Type 7 of Hyndman and Fan (1996), R's own and that of summary.json.
q <- quantile(days, c(0.5, 0.05, 0.95), type = 7, names = FALSE)
cat(sprintf("replications %d, not cleared %d\n", length(days), sum(is.infinite(days))))
cat(sprintf("days to clear: median %.2f, 5%% %.2f, 95%% %.2f\n", q[1], q[2], q[3]))

# timeline.csv: a row per date and series, with the mean and quantiles over the replications.
timeline <- read("timeline.csv")
origin <- timeline[timeline$series == "backlog_origin", ]
held <- which(origin$p50 > 0)
empty <- origin$date[if (length(held) > 0) max(held) + 1 else 1]
cat(sprintf("origin empty (median) on %s\n", if (is.na(empty)) "None" else empty))

# records.csv (run with --records): a row per person and stage, times in hours since the start. A row without a start
# still waits at the horizon, one without an exit is still there.
records <- subset(read("records.csv"), kind == "service")
for (rows in split(records, paste(records$stage, "at", records$place))) {
  cat(sprintf("%s at %s: %d came, waited %.2f h on average, %d still there\n",
              rows$stage[1], rows$place[1], nrow(rows),
              mean(rows$start - rows$entry, na.rm = TRUE), sum(is.na(rows$exit))))
}
