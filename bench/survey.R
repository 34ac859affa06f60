# One task of the speed table with the R packages survey and data.table; prints its seconds, or "-".
# usage: Rscript survey.R TASK WAVE MARGINS SECOND MARGINS_OF_SECOND
suppressMessages({library(survey); library(data.table)})
invisible(setDTthreads(2))
words <- commandArgs(TRUE)
task <- words[1]
items <- sprintf("q%02d", 1:40)
variables <- paste0("b", 1:6)
rakers <- variables[1:5]

# The margins file is a short JSON list that peil's bench writes: people per level of b1 to b5.
margins_of <- function(file) {
  text <- paste(readLines(file, warn = FALSE), collapse = "")
  blocks <- regmatches(text, gregexpr('"persons":\\{[^}]*\\}', text))[[1]]
  lapply(seq_along(blocks), function(i) {
    pairs <- regmatches(blocks[i], gregexpr('"[0-9]+":[0-9.]+', blocks[i]))[[1]]
    frame <- data.frame(sub('"([0-9]+)".*', "\\1", pairs), as.numeric(sub(".*:", "", pairs)))
    frame[[1]] <- as.integer(frame[[1]])
    setNames(frame, c(rakers[i], "Freq"))
  })
}

read_wave <- function(file) as.data.frame(fread(file))
design_of <- function(wave) {
  svydesign(ids = ~1, strata = ~stratum, weights = ~weight, fpc = ~people, data = wave)
}
raked <- function(design, margins) {
  rake(design, lapply(rakers, function(v) reformulate(v)), margins,
       control = list(maxit = 100, epsilon = 1e-10 * sum(weights(design)), verbose = FALSE))
}
tables <- function(design, names = items, by = variables) {
  for (v in by) for (q in names) {
    svyby(reformulate(q), reformulate(v), design, svymean, na.rm = TRUE)
  }
}
seconds <- function(work) system.time(work)[["elapsed"]]
done <- function(s) { cat(format(s, digits = 3), "\n"); quit(save = "no") }

if (task == "read") done("-")
if (task == "small") {
  done(seconds({
    design <- design_of(read_wave(words[2]))
    tables(design, items[1:25], c(variables, "stratum"))
  }))
}
if (task %in% c("lmg15", "lmg20")) done("-")  # the package relaimpo is not one of the two
wave <- read_wave(words[2])
margins <- margins_of(words[3])
design <- design_of(wave)
if (task == "rake") done(seconds(raked(design, margins)))
if (task == "tables") done(seconds(tables(design)))
if (task == "residual") {
  design <- raked(design, margins)
  done(seconds(tables(design)))
}
if (task == "boot") {
  done(seconds({
    replicates <- as.svrepdesign(design, type = "subbootstrap", replicates = 1000)
    svymean(~q01, raked(replicates, margins), na.rm = TRUE)
  }))
}
if (task == "whole") {
  done(seconds({
    first <- raked(design_of(read_wave(words[2])), margins)
    second <- raked(design_of(read_wave(words[4])), margins_of(words[5]))
    tables(second)
    for (q in items) {
      svymean(reformulate(q), first, na.rm = TRUE)
      svymean(reformulate(q), second, na.rm = TRUE)
    }
  }))
}
stop("unknown task")
