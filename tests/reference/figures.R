# What R computes from data/: one figure a row in figures.csv.
#
#   Rscript figures.R > figures.csv        (R 4.2.2, packages survey 4.1-1 and survival of Debian 12)
#
# Everything is asked of `survey` and `survival` where they have it; the rest is written out from the
# formula that the page in docs/methods/ names.
suppressMessages({ library(survey); library(survival) })

rows <- list()
put <- function(id, quantity, value, variable = "", domain = "", level = "", tolerance = 1e-8) {
  rows[[length(rows) + 1]] <<- data.frame(analysis = id, variable = variable, domain = domain, level = level,
    quantity = quantity, value = sprintf("%.15g", as.numeric(value)), tolerance = tolerance)
}
all_of <- function(id, values, variable = "", domain = "", level = "", tolerance = 1e-8)
  for (q in names(values)) put(id, q, values[[q]], variable, domain, level, tolerance)

read <- function(name) read.csv(file.path("data", name))
waves <- lapply(c("2009", "2011", "2013"), function(y) read(paste0("wave", y, ".csv")))
names(waves) <- c("2009", "2011", "2013")
clustered <- function(d) svydesign(~office, strata = ~region, weights = ~weight, fpc = ~offices, data = d, nest = TRUE)
designs <- lapply(waves, clustered)
design <- designs[["2013"]]
d <- waves[["2013"]]
confidence <- 0.95

# Degrees of freedom: units less strata, of the rows that count.
df_of <- function(s) { v <- s$variables; length(unique(v$office)) - length(unique(v$region)) }
# A calibrated design keeps rows that were taken out, at weight 0: a blank there must be a number.
with_answer <- function(des, item) {
  s <- des[!is.na(des$variables[[item]]), ]
  s$variables[[item]][is.na(s$variables[[item]])] <- 0
  s
}
t_interval <- function(estimate, se, df) {
  reach <- qt(0.5 + confidence / 2, df) * se
  list(ci_low = estimate - reach, ci_high = estimate + reach)
}
test_of <- function(estimate, se, df) list(t = estimate / se, p = 2 * pt(-abs(estimate / se), df))
mean_of <- function(des, item, what = svymean) {
  s <- with_answer(des, item)
  m <- what(as.formula(paste0("~", item)), s)
  list(estimate = coef(m)[[1]], se = SE(m)[[1]], df = df_of(s), n = nrow(s$variables))
}
whole <- function(id, m, ...) all_of(id, c(m, t_interval(m$estimate, m$se, m$df)), ...)

# -- one wave -------------------------------------------------------------------------------------
items <- c("overall", "clarity", "speed", "kindness")
for (item in c("overall", "speed")) {
  whole("mean", mean_of(design, item), item)
  s <- with_answer(design, item)
  put("mean", "deff", deff(svymean(as.formula(paste0("~", item)), s, deff = TRUE))[[1]], item)
  for (g in c("citizens", "firms", "lawyers"))
    whole("mean_by", mean_of(design[design$variables$group == g, ], item), item, "group", g)
}
whole("total", mean_of(design, "days", svytotal), "days")

# Shares of the channels with the three intervals.
for (level in c("desk", "phone", "web")) {
  des <- update(design, is = as.numeric(channel == level))
  m <- mean_of(des, "is")
  all_of("proportion", m, "channel", "", level)
  w <- t_interval(m$estimate, m$se, m$df)
  l <- t_interval(qlogis(m$estimate), m$se / (m$estimate * (1 - m$estimate)), m$df)
  n_eff <- m$estimate * (1 - m$estimate) / m$se^2 * (qt(0.975, m$n - 1) / qt(0.975, m$df))^2
  all_of("proportion", list(ci_low_wald = w$ci_low, ci_high_wald = w$ci_high,
    ci_low_logit = plogis(l$ci_low), ci_high_logit = plogis(l$ci_high),
    ci_low_beta = qbeta(0.025, n_eff * m$estimate, n_eff * (1 - m$estimate) + 1),
    ci_high_beta = qbeta(0.975, n_eff * m$estimate + 1, n_eff * (1 - m$estimate))), "channel", "", level)
}

# Boxes and a net score.
box <- function(des, item, from, to, name) {
  des$variables[[name]] <- ifelse(is.na(des$variables[[item]]), NA,
    as.numeric(des$variables[[item]] >= from & des$variables[[item]] <= to))
  des
}
top <- mean_of(box(design, "overall", 8, 10, "top"), "top")
all_of("share", top, "top")
net <- box(box(design, "overall", 9, 10, "plus"), "overall", 1, 6, "minus")
net <- update(net, net = plus - minus)
all_of("share", mean_of(net, "net"), "net")

q <- svyquantile(~overall, with_answer(design, "overall"), c(0.25, 0.5, 0.75), qrule = "math", interval.type = "mean",
  df = df_of(with_answer(design, "overall")))
for (i in 1:3) all_of("quantile", list(estimate = q[[1]][i, "quantile"], ci_low = q[[1]][i, "ci.2.5"], ci_high = q[[1]][i, "ci.97.5"]),
  "overall", "", c("p0.25", "p0.5", "p0.75")[i])

both <- design[!is.na(d$overall) & !is.na(d$speed), ]
r <- svyratio(~speed, ~overall, both)
whole("ratio", list(estimate = coef(r)[[1]], se = SE(r)[[1]], df = df_of(both), n = nrow(both$variables)), "speed/overall")

contrast <- function(des, item, a, b) {
  s <- des[!is.na(des$variables[[item]]) & des$variables$group %in% c(a, b), ]
  by <- svyby(as.formula(paste0("~", item)), ~group, s, svymean, covmat = TRUE)
  k <- svycontrast(by, setNames(c(1, -1), c(a, b)))
  list(estimate = coef(k)[[1]], se = SE(k)[[1]], df = df_of(s), n = nrow(s$variables))
}
k <- contrast(design, "overall", "firms", "citizens")
all_of("difference", c(k, t_interval(k$estimate, k$se, k$df), test_of(k$estimate, k$se, k$df)), "overall", "group", "firms-citizens")

v <- svyvar(~overall, with_answer(design, "overall"))
all_of("sd", list(estimate = sqrt(v[[1]]), variance = v[[1]]), "overall")
all_of("weights", list(n = nrow(d), sum_w = sum(d$weight), min_w = min(d$weight), max_w = max(d$weight),
  deff_kish = nrow(d) * sum(d$weight^2) / sum(d$weight)^2))

pairs <- list(c("citizens", "firms"), c("citizens", "lawyers"), c("firms", "lawyers"))
found <- lapply(pairs, function(x) contrast(design, "overall", x[1], x[2]))
p <- sapply(found, function(x) test_of(x$estimate, x$se, x$df)$p)
for (i in 1:3) all_of("pairwise", c(found[[i]], list(p = p[i], holm = p.adjust(p, "holm")[i], BH = p.adjust(p, "BH")[i])),
  "overall", "group", paste(pairs[[i]], collapse = "-"))

for (i in 1:3) for (m in c("holm", "BH", "bonferroni", "hochberg", "BY"))
  put("adjust", m, p.adjust(c(0.01, 0.02, 0.04), m)[i], paste0("p", i))

kinds <- list(F = "F", Chisq = "Chisq", Wald = "Wald", adjWald = "adjWald")
for (kind in names(kinds)) {
  x <- svychisq(~group + channel, design, statistic = kinds[[kind]])
  if (kind == "F") all_of("chi_square", list(F = x$statistic, ndf = x$parameter[1], ddf = x$parameter[2], p_F = x$p.value))
  if (kind == "Chisq") all_of("chi_square", list(X2 = x$statistic, p_Chisq = x$p.value))
  if (kind %in% c("Wald", "adjWald")) all_of("chi_square", setNames(list(x$statistic, x$p.value), paste0(c("", "p_"), kind, c("_F", ""))), tolerance = 1e-7)
}

for (b in list(list("fixed", 7, 0), list("estimated", 6.8, 0.05))) {
  m <- mean_of(design, "overall")
  diff <- m$estimate - b[[2]]
  se <- sqrt(m$se^2 + b[[3]]^2)
  all_of("benchmark", c(list(difference = diff, se = se), test_of(diff, se, m$df)), "overall", "", b[[1]])
}

# -- weights fitted to margins ----------------------------------------------------------------------
N <- sum(d$weight)
margins <- list(c(`(Intercept)` = N, groupfirms = 0.3 * N, grouplawyers = 0.25 * N, channelphone = 0.4 * N, channelweb = 0.35 * N))
raked <- calibrate(design, ~group + channel, margins[[1]], calfun = "raking", epsilon = 1e-13, maxit = 200)
linear <- calibrate(design, ~group + channel, margins[[1]], calfun = "linear")
logit <- calibrate(design, ~group + channel, margins[[1]], calfun = "logit", bounds = c(0.3, 3), epsilon = 1e-13, maxit = 200)
post <- postStratify(design, ~group, data.frame(group = c("citizens", "firms", "lawyers"), Freq = c(0.45, 0.3, 0.25) * N))
for (x in list(list("raked", raked), list("linear", linear), list("logit", logit), list("post", post)))
  for (item in c("overall", "days")) {
    m <- mean_of(x[[2]], item)
    all_of(x[[1]], m[c("estimate", "se")], paste0("mean(", item, ")"), tolerance = 1e-7)
    t <- mean_of(x[[2]], item, svytotal)
    all_of(x[[1]], t[c("estimate", "se")], paste0("total(", item, ")"), tolerance = 1e-7)
  }

# -- replicates ---------------------------------------------------------------------------------------
plain <- svydesign(~office, strata = ~region, weights = ~weight, data = d, nest = TRUE)
jkn <- as.svrepdesign(plain, type = "JKn", mse = TRUE)
s <- svymean(~overall, jkn, na.rm = TRUE)
all_of("jackknife", list(estimate = coef(s)[[1]], se = SE(s)[[1]]), "mean(overall)")

# -- change over waves ----------------------------------------------------------------------------------
for (item in c("overall", "speed")) {
  before <- mean_of(designs[["2011"]], item)
  after <- mean_of(designs[["2013"]], item)
  diff <- after$estimate - before$estimate
  se <- sqrt(before$se^2 + after$se^2)
  df <- before$df + after$df
  all_of("change", c(list(estimate = diff, se = se, df = df), t_interval(diff, se, df), test_of(diff, se, df)), item)
  ps <- c(pt((diff + 0.5) / se, df, lower.tail = FALSE), pt((0.5 - diff) / se, df, lower.tail = FALSE))
  reach <- qt(0.95, df) * se
  all_of("equivalence", list(estimate = diff, se = se, p = max(ps), equivalent = as.numeric(max(ps) < 0.05),
    ci_low = diff - reach, ci_high = diff + reach), item)
  ms <- lapply(designs, mean_of, item)
  y <- sapply(ms, `[[`, "estimate"); w <- 1 / sapply(ms, `[[`, "se")^2; t <- c(2009, 2011, 2013)
  fit <- lm(y ~ t, weights = w)
  slope_se <- summary(fit)$coefficients["t", 2] / summary(fit)$sigma
  df <- sum(sapply(ms, `[[`, "df"))
  all_of("trend", c(list(estimate = coef(fit)[["t"]], se = slope_se, df = df), test_of(coef(fit)[["t"]], slope_se, df),
    list(lack_of_fit = sum(w * residuals(fit)^2), p_lack_of_fit = pchisq(sum(w * residuals(fit)^2), 1, lower.tail = FALSE))),
    item, tolerance = 1e-7)
}

# Waves that share people: Tam (1984), with the corrections of both samples; and one sample asked twice.
a <- read("shared2011.csv"); b <- read("shared2013.csv")
na <- table(a$region); nb <- table(b$region); N <- tapply(a$people, a$region, max)
z <- function(x) x$weight * (x$overall - weighted.mean(x$overall, x$weight)) / sum(x$weight)
a$z <- z(a); b$z <- z(b)
variance <- function(x, n) sum(sapply(names(n), function(h) { e <- x$z[x$region == h]; (1 - n[[h]] / N[[h]]) * n[[h]] * var(e) }))
shared <- merge(a, b, by = c("person", "region"))
covariance <- sum(sapply(names(na), function(h) {
  m <- shared[shared$region == h, ]; k <- nrow(m)
  (1 - na[[h]] * nb[[h]] / (k * N[[h]])) * k * cov(m$z.x, m$z.y) }))
diff <- weighted.mean(b$overall, b$weight) - weighted.mean(a$overall, a$weight)
all_of("overlapping", list(estimate = diff, se = sqrt(variance(a, na) + variance(b, nb) - 2 * covariance),
  covariance = covariance, n_matched = nrow(shared)), "overall")
a$wave <- 1; b$wave <- 2
ab <- rbind(a[, c("person", "region", "weight", "overall", "wave")], b[, c("person", "region", "weight", "overall", "wave")])
ab$first <- as.numeric(ab$wave == 1)
panel <- svydesign(~person, strata = ~region, weights = ~weight, data = ab, nest = TRUE)
g <- svyby(~overall, ~wave, panel, svymean, covmat = TRUE)
k <- svycontrast(g, c(`1` = -1, `2` = 1))
all_of("panel", list(estimate = coef(k)[[1]], se = SE(k)[[1]]), "overall")

# -- drivers ---------------------------------------------------------------------------------------------
drivers <- c("clarity", "speed", "kindness")
complete <- complete.cases(d[, c("overall", drivers)])
cd <- design[complete, ]
m <- svyglm(overall ~ clarity + speed + kindness, cd)
# R puts the residual degrees of freedom in; t as in regression.md: df of the design less predictors.
tests <- summary(m, df.resid = df_of(cd) - 3)$coefficients
for (name in rownames(tests)) all_of("regression", list(estimate = tests[name, 1], se = tests[name, 2], t = tests[name, 3], p = tests[name, 4]), name, tolerance = 1e-7)
cdata <- d[complete, ]
w <- cdata$weight / sum(cdata$weight)
C <- cov.wt(cdata[, c("overall", drivers)], w, method = "ML")$cov
r2 <- function(set) if (length(set) == 0) 0 else drop(C["overall", set] %*% solve(C[set, set, drop = FALSE]) %*% C[set, "overall"]) / C["overall", "overall"]
orders <- list(c(1, 2, 3), c(1, 3, 2), c(2, 1, 3), c(2, 3, 1), c(3, 1, 2), c(3, 2, 1))
lmg <- sapply(1:3, function(i) mean(sapply(orders, function(o) { at <- which(o == i); r2(drivers[o[seq_len(at)]]) - r2(drivers[o[seq_len(at - 1)]]) })))
put("drivers", "r_squared", r2(drivers))
for (i in 1:3) all_of("drivers", list(lmg = lmg[i], lmg_pct = 100 * lmg[i] / r2(drivers), rank = rank(-lmg)[i],
  r2_alone = r2(drivers[i]), r2_last = r2(drivers) - r2(drivers[-i])), drivers[i])
performance <- sapply(drivers, function(x) mean_of(design, x)$estimate)
quadrant <- ifelse(lmg / r2(drivers) >= 1 / 3, ifelse(performance < mean(performance), 1, 2), ifelse(performance < mean(performance), 3, 4))
for (i in 1:3) all_of("priority", list(importance = 100 * lmg[i] / r2(drivers), performance = performance[[i]], quadrant = quadrant[[i]]), drivers[i])
for (x in drivers) {
  ok <- !is.na(d[[x]]) & !is.na(d$overall)
  all_of("correlation", list(pearson = cor(d[ok, x], d$overall[ok]), spearman = cor(d[ok, x], d$overall[ok], method = "spearman"),
    pearson_weighted = cov.wt(d[ok, c(x, "overall")], d$weight[ok] / sum(d$weight[ok]), cor = TRUE)$cor[1, 2]), x)
}
kano <- cd
for (x in drivers) { kano$variables[[paste0("low_", x)]] <- as.numeric(kano$variables[[x]] <= 5); kano$variables[[paste0("high_", x)]] <- as.numeric(kano$variables[[x]] >= 8) }
m <- svyglm(as.formula(paste("overall ~", paste(c(paste0("low_", drivers), paste0("high_", drivers)), collapse = " + "))), kano)
for (x in drivers) all_of("penalty_reward", list(penalty = coef(m)[[paste0("low_", x)]], penalty_se = SE(m)[[paste0("low_", x)]],
  reward = coef(m)[[paste0("high_", x)]], reward_se = SE(m)[[paste0("high_", x)]]), x, tolerance = 1e-7)
ok <- complete.cases(d[, drivers]); V <- cov.wt(d[ok, drivers], d$weight[ok] / sum(d$weight[ok]))$cov
cronbach <- function(V) nrow(V) / (nrow(V) - 1) * (1 - sum(diag(V)) / sum(V))
put("alpha", "alpha", cronbach(V))
for (i in 1:3) put("alpha", "alpha_without", cronbach(V[-i, -i]), drivers[i])

# -- lead times ------------------------------------------------------------------------------------------
case <- read("cases.csv")
fit <- survfit(Surv(days, closed) ~ 1, case, conf.type = "log")
at <- summary(fit, times = c(14, 30, 60))
for (i in 1:3) all_of("survival", list(survival = at$surv[i], within = 1 - at$surv[i], se_greenwood = at$std.err[i],
  ci_low_log = at$lower[i], ci_high_log = at$upper[i]), "days", "", paste0("t", c(14, 30, 60)[i]))
# The error that follows the design: the influence of each case, as units of a simple random sample.
influence <- survfit(Surv(days, closed) ~ 1, case, influence = 1)$influence.surv
for (i in 1:3) {
  u <- influence[, max(which(fit$time <= c(14, 30, 60)[i]))]
  put("survival", "se", sqrt(nrow(case) / (nrow(case) - 1) * sum((u - mean(u))^2)), "days", "", paste0("t", c(14, 30, 60)[i]))
}
half <- quantile(fit, 0.5)
all_of("survival", list(quantile = half$quantile, q_ci_low = half$lower, q_ci_high = half$upper), "days", "", "p0.5")
lr <- survdiff(Surv(days, closed) ~ product, case)
all_of("logrank", list(chisq = lr$chisq, df = 2, p = pchisq(lr$chisq, 2, lower.tail = FALSE)))
rm <- survival:::survmean(fit, rmean = 60)$matrix
all_of("restricted_mean", list(rmst = rm[["rmean"]], se_greenwood = rm[["se(rmean)"]]), "days", tolerance = 1e-7)

# -- two coders --------------------------------------------------------------------------------------------
coded <- read("coders.csv")
P <- table(factor(coded$first, 1:4), factor(coded$second, 1:4)) / nrow(coded)
kappa <- function(W) {
  pr <- rowSums(P); pc <- colSums(P); po <- sum(W * P); pe <- sum(W * outer(pr, pc)); k <- (po - pe) / (1 - pe)
  wr <- drop(W %*% pc); wc <- drop(pr %*% W)
  v <- (sum(P * (W - outer(wr, wc, `+`) * (1 - k))^2) - (k - pe * (1 - k))^2) / (nrow(coded) * (1 - pe)^2)
  list(kappa = k, se = sqrt(v), observed = po, chance = pe)
}
gap <- abs(outer(1:4, 1:4, `-`))
all_of("kappa", kappa((gap == 0) * 1))
all_of("kappa_quadratic", kappa(1 - (gap / 3)^2))
O <- P * nrow(coded); O <- O + t(O); n <- sum(O); m <- rowSums(O)
krippendorff <- function(D) 1 - (n - 1) * sum(O * D) / sum(outer(m, m) * D)
put("krippendorff", "alpha", krippendorff((gap > 0) * 1))
put("krippendorff_interval", "alpha", krippendorff(gap^2))
for (i in 1:4) put("category_agreement", "positive_agreement", 2 * P[i, i] / (sum(P[i, ]) + sum(P[, i])), as.character(i))

# -- design of a sample -----------------------------------------------------------------------------------------
f <- read("frame.csv")
size <- table(factor(f$region, sort(unique(f$region)))); S <- tapply(f$mark, f$region, sd)
whole_numbers <- function(share) { base <- floor(share); extra <- round(sum(share)) - sum(base); top <- order(-(share - base))[seq_len(extra)]; base[top] <- base[top] + 1; base }
proportional <- whole_numbers(30 * c(size) / sum(size)); neyman <- whole_numbers(30 * c(size) * S / sum(c(size) * S))
stopifnot(all(proportional >= 2), all(neyman >= 2), all(neyman <= c(size)))
for (h in names(size)) { put("allocation", "n_h", proportional[[h]], "", "region", h, 0); put("allocation_neyman", "n_h", neyman[[h]], "", "region", h, 0) }
n0 <- c(mean = (qnorm(0.975) * 1.6 / 0.1)^2, share = qnorm(0.975)^2 * 0.25 / 0.03^2)
for (N in c(400, 2500)) all_of("sample_size", list(n_mean = ceiling(n0[["mean"]] / (1 + n0[["mean"]] / N)), n_prop = ceiling(n0[["share"]] / (1 + n0[["share"]] / N))), "", "N", as.character(N), 0)
put("power", "power", power.t.test(n = 400, delta = 0.3, sd = 1.6, strict = FALSE)$power, "", "n|difference", "400|0.3")
inclusion <- function(x, n) { pi <- n * x / sum(x); while (any(pi > 1)) { sure <- pi >= 1; pi[sure] <- 1; pi[!sure] <- (n - sum(sure)) * x[!sure] / sum(x[!sure]) }; pi }
pi <- inclusion(f$people, 20)
for (row in c(1, 2, 60, 125)) put("inclusion", "pi", pi[row], "", "row", as.character(row))
put("inclusion", "n_certain", sum(pi >= 1))
place <- floor(cumsum(pi) - 0.37 + 1 - 1e-12) - floor(c(0, cumsum(pi)[-length(pi)]) - 0.37 + 1 - 1e-12)
chosen <- which(place == 1)
all_of("systematic", list(n = length(chosen), ht_total_mark = sum(f$mark[chosen] / pi[chosen])))

x <- d$overall
all_of("describe", list(n_valid = sum(!is.na(x)), sum_valid = sum(x, na.rm = TRUE), min = min(x, na.rm = TRUE), max = max(x, na.rm = TRUE),
  mean_weighted = weighted.mean(x[!is.na(x)], d$weight[!is.na(x)])), "overall")

write.csv(do.call(rbind, rows), stdout(), row.names = FALSE, quote = FALSE)
