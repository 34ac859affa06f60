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
  for (v in by) {
    sums <- wave[, c(list(level = .BY[[2]]), lapply(.SD, function(y) sum(!is.na(y))),
                     lapply(.SD, sum, na.rm = TRUE),
                     lapply(.SD, function(y) sum(as.numeric(y)^2, na.rm = TRUE))),
                 keyby = c("stratum", v), .SDcols = names]
    p <- length(names)
    m <- as.matrix(sums[, -(1:3)])
    h <- match(sums$stratum, n_h$stratum)
    w <- n_h$w[h]
    n <- m[, 1:p, drop = FALSE]; y <- m[, p + 1:p, drop = FALSE]; y2 <- m[, 2 * p + 1:p, drop = FALSE]
    W <- rowsum(w * n, sums[[v]]); mean <- rowsum(w * y, sums[[v]]) / W
    at <- match(sums[[v]], as.integer(rownames(W)))
    mu <- mean[at, ]
    z <- w * (y - n * mu); z2 <- w^2 * (y2 - 2 * mu * y + n * mu^2)
    k <- n_h$n[h]
    v_h <- (1 - k / n_h$N[h]) * k / (k - 1) * (z2 - z^2 / k)
    sqrt(rowsum(v_h, sums[[v]])) / W
  }
}

if (task == "read") done(median(replicate(5, seconds(fread(words[2])))))
if (task == "small") done(seconds(tables(fread(words[2]), items[1:25], c(variables, "stratum"))))
wave <- fread(words[2])
margins <- margins_of(words[3])
if (task == "rake") done(median(replicate(5, seconds(rake_cells(wave, margins)))))
if (task == "tables") done(median(replicate(3, seconds(tables(wave, items, variables)))))
done("-")
