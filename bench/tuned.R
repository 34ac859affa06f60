# One task of the speed table as fast as data.table and plain R code can do it; prints its seconds,
# or "-" where there is no such way here. Means and errors by sums per stratum and level; raking on
# the unique cells of the margins.
# usage: Rscript tuned.R TASK WAVE MARGINS SECOND MARGINS_OF_SECOND
suppressMessages(library(data.table))
invisible(setDTthreads(2))
words <- commandArgs(TRUE)
task <- words[1]
items <- sprintf("q%02d", 1:40)
variables <- paste0("b", 1:6)
rakers <- variables[1:5]
seconds <- function(work) system.time(work)[["elapsed"]]
done <- function(s) { cat(format(s, digits = 3), "\n"); quit(save = "no") }

margins_of <- function(file) {
  text <- paste(readLines(file, warn = FALSE), collapse = "")
  blocks <- regmatches(text, gregexpr('"persons":\\{[^}]*\\}', text))[[1]]
  lapply(blocks, function(block) {
    pairs <- regmatches(block, gregexpr('"[0-9]+":[0-9.]+', block))[[1]]
    as.numeric(sub(".*:", "", pairs))  # levels 1, 2, ... in order
  })
}

rake_cells <- function(wave, margins) {
  size <- vapply(margins, length, 1L)
  cell <- rep(0L, nrow(wave))
  for (i in seq_along(rakers)) cell <- cell * size[i] + wave[[rakers[i]]] - 1L
  start <- data.table(cell = cell, w = wave$weight)[, .(w = sum(w)), keyby = cell]
  level <- vector("list", length(rakers))
  rest <- start$cell
  for (i in rev(seq_along(rakers))) {
    level[[i]] <- rest %% size[i] + 1L
    rest <- rest %/% size[i]
  }
  w <- start$w
  repeat {
    gap <- 0
    for (i in seq_along(rakers)) {
      now <- rowsum(w, level[[i]])[, 1]
      gap <- max(gap, abs(now / margins[[i]] - 1))
      w <- w * (margins[[i]] / now)[level[[i]]]
    }
    if (gap < 1e-10) break
  }
  wave$weight * (w / start$w)[match(cell, start$cell)]
}

# With equal weights in a stratum the linearised variance needs n, sum y and sum y^2 only.
tables <- function(wave, names, by) {
  n_h <- wave[, .(n = .N, N = people[1], w = weight[1]), keyby = stratum]
  y <- as.matrix(wave[, ..names])
  answered <- !is.na(y)
  y[!answered] <- 0
  all <- cbind(answered, y, y^2)
  p <- length(names)
  lapply(by, function(v) {
    level <- wave[[v]]
    most <- max(level)
    sums <- rowsum(all, match(wave$stratum, n_h$stratum) * (most + 1) + level)
    key <- as.integer(rownames(sums))
    h <- key %/% (most + 1)
    level <- key %% (most + 1)
    n <- sums[, 1:p]; sy <- sums[, p + 1:p]; sy2 <- sums[, 2 * p + 1:p]
    w <- n_h$w[h]
    W <- rowsum(w * n, level)
    mean <- rowsum(w * sy, level) / W
    mu <- mean[match(level, rownames(W)), ]
    z <- w * (sy - n * mu)
    z2 <- w^2 * (sy2 - 2 * mu * sy + n * mu^2)
    k <- n_h$n[h]
    list(mean = mean, se = sqrt(rowsum((1 - k / n_h$N[h]) * k / (k - 1) * (z2 - z^2 / k), level)) / W)
  })
}

if (task == "read") done(median(replicate(5, seconds(fread(words[2])))))
if (task == "small") done(seconds(tables(fread(words[2]), items[1:25], c(variables, "stratum"))))
wave <- fread(words[2])
margins <- margins_of(words[3])
if (task == "rake") done(median(replicate(5, seconds(rake_cells(wave, margins)))))
if (task == "tables") done(median(replicate(3, seconds(tables(wave, items, variables)))))
done("-")
