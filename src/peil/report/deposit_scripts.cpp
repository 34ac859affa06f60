#include "peil/report/deposit_scripts.h"

namespace peil::report {

std::string_view rebuild_py() {
  return R"py(#!/usr/bin/env python3
"""Computes the figures of figures.csv again from responses.csv and remainder.csv.

A figure is the sum of weight times what an answer counts as, divided by the sum of the weights,
over the answers of its domain. Exit status 1: a figure differs. Needs Python 3 alone.
"""
import csv
import math
import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
GROUPS = ("survey.reporting_group", "survey.customer_group")


def rows(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def column(figure, variables):
    """The variable with the answers, or None when it was not laid open."""
    for name in (figure["measure"], figure["measure"] + "/" + figure["statistic"][len("share:"):]):
        if name in variables:
            return name
    return None


def counts(answer, figure, variable):
    """What an answer counts as."""
    statistic = figure["statistic"]
    if statistic.startswith("share:"):
        if variable["variable"] == figure["measure"]:
            return float(answer == statistic[len("share:"):])
        return float(answer)
    number = int(answer)
    if statistic == "mean":
        return float(number)
    low = number <= int(variable["low_to"])
    high = number >= int(variable["high_from"])
    return {"low": float(low), "high": float(high), "nps": 100.0 * high - 100.0 * low}[statistic]


def is_in(domain, reporting_group, customer_group):
    return domain in ("all", reporting_group, customer_group)


def compute(figure, variable, responses, remainder):
    """Value, number of answers, and how many of these stand in rows."""
    weights, parts, in_rows, in_sums = [], [], 0, 0
    for row in responses:
        answer = row[variable["variable"]]
        if answer.startswith(".") or not is_in(figure["domain"], *(row[g] for g in GROUPS)):
            continue
        weight = float(row["survey.weight"])
        weights.append(weight)
        parts.append(weight * counts(answer, figure, variable))
        in_rows += 1
    for row in remainder:
        same = row["measure"] == figure["measure"] and row["statistic"] == figure["statistic"]
        if same and is_in(figure["domain"], row["reporting_group"], row["customer_group"]):
            weights.append(float(row["weight"]))
            parts.append(float(row["sum"]))
            in_sums += int(row["answers"])
    value = math.fsum(parts) / math.fsum(weights) if weights else math.nan
    return value, in_rows + in_sums, in_rows


def main():
    responses, remainder = rows("responses.csv"), rows("remainder.csv")
    variables = {row["variable"]: row for row in rows("variables.csv")}
    same, sums_alone, different, not_open = 0, 0, 0, {}
    for figure in rows("figures.csv"):
        name = column(figure, variables)
        if name is None:
            not_open[figure["measure"]] = not_open.get(figure["measure"], 0) + 1
            continue
        value, answers, in_rows = compute(figure, variables[name], responses, remainder)
        printed = float(figure["value"])
        if answers == int(figure["n"]) and math.isclose(value, printed, rel_tol=1e-9, abs_tol=1e-12):
            same += 1
            sums_alone += in_rows == 0
        else:
            different += 1
            print(f"{figure['key']}: {figure['value']} of {figure['n']} answers,"
                  f" computed {value!r} of {answers}")
    print(f"{same} figures are the same, {different} differ.")
    if sums_alone:
        print(f"Of these {sums_alone} rest on the sums of remainder.csv alone.")
    for measure, number in not_open.items():
        print(f"{measure}: {number} figures cannot be computed, its answers are not laid open.")
    return 1 if different or not same else 0


if __name__ == "__main__":
    sys.exit(main())
)py";
}

std::string_view rebuild_r() {
  return R"r(# Computes the figures of figures.csv again from responses.csv and remainder.csv:
#   Rscript rebuild.R
# A figure is the sum of weight times what an answer counts as, divided by the sum of the weights,
# over the answers of its domain. Exit status 1: a figure differs. Needs R alone.
file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
folder <- if (length(file) == 1) dirname(normalizePath(file)) else "."
rows <- function(name)
  read.csv(file.path(folder, name), colClasses = "character", check.names = FALSE,
           na.strings = character(0), encoding = "UTF-8")

responses <- rows("responses.csv")
remainder <- rows("remainder.csv")
figures <- rows("figures.csv")
variables <- rows("variables.csv")
rownames(variables) <- variables$variable

weight <- as.numeric(responses[["survey.weight"]])
within <- function(domain, reporting_group, customer_group)
  domain == "all" | domain == reporting_group | domain == customer_group

counts <- function(answer, figure, variable) {
  statistic <- figure$statistic
  if (startsWith(statistic, "share:")) {
    if (variable$variable == figure$measure)
      return(as.numeric(answer == sub("^share:", "", statistic)))
    return(as.numeric(answer))
  }
  number <- as.numeric(answer)
  if (statistic == "mean") return(number)
  low <- as.numeric(number <= as.numeric(variable$low_to))
  high <- as.numeric(number >= as.numeric(variable$high_from))
  switch(statistic, low = low, high = high, nps = 100 * high - 100 * low)
}

same <- 0
sums_alone <- 0
different <- 0
not_open <- character(0)
for (i in seq_len(nrow(figures))) {
  figure <- figures[i, ]
  share <- sub("^share:", "", figure$statistic)
  name <- intersect(c(figure$measure, paste0(figure$measure, "/", share)), variables$variable)
  if (length(name) == 0) {
    not_open <- c(not_open, figure$measure)
    next
  }
  variable <- variables[name[1], ]
  answer <- responses[[name[1]]]
  mine <- !startsWith(answer, ".") &
    within(figure$domain, responses[["survey.reporting_group"]],
           responses[["survey.customer_group"]])
  sums <- remainder[remainder$measure == figure$measure &
                      remainder$statistic == figure$statistic &
                      within(figure$domain, remainder$reporting_group,
                             remainder$customer_group), ]
  total <- sum(weight[mine]) + sum(as.numeric(sums$weight))
  part <- sum(weight[mine] * counts(answer[mine], figure, variable)) + sum(as.numeric(sums$sum))
  answers <- sum(mine) + sum(as.numeric(sums$answers))
  value <- part / total
  printed <- as.numeric(figure$value)
  close <- abs(value - printed) <= max(1e-9 * max(abs(value), abs(printed)), 1e-12)
  if (answers == as.numeric(figure$n) && isTRUE(close)) {
    same <- same + 1
    if (!any(mine)) sums_alone <- sums_alone + 1
  } else {
    different <- different + 1
    cat(figure$key, ": ", figure$value, " of ", figure$n, " answers, computed ",
        format(value, digits = 17), " of ", answers, "\n", sep = "")
  }
}
cat(same, " figures are the same, ", different, " differ.\n", sep = "")
if (sums_alone > 0)
  cat("Of these", sums_alone, "rest on the sums of remainder.csv alone.\n")
for (measure in unique(not_open))
  cat(measure, ": ", sum(not_open == measure),
      " figures cannot be computed, its answers are not laid open.\n", sep = "")
quit(status = if (different > 0 || same == 0) 1 else 0)
)r";
}

}  // namespace peil::report
