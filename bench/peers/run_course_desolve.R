# usage: Rscript run_course_desolve.R SHARED_OBJECT PATIENTS.csv N REPS OUT.csv|- METHOD   (shared object from: R CMD SHLIB course_desolve.cpp)
suppressMessages(library(deSolve))
a <- commandArgs(TRUE); dyn.load(a[1]); n <- as.integer(a[3]); reps <- as.integer(a[4]); method <- a[6]
P <- as.matrix(head(read.csv(a[2], check.names = FALSE), n))[, -1, drop = FALSE]
y0 <- c(rep(1, 20), rep(0, 4), 1, rep(0, 9)); names(y0) <- paste0("y", seq_along(y0))
one <- function(i) {
  p <- P[i, ]
  ab <- data.frame(var = "y27", time = seq(0, 719, 14), value = p[["ab_F"]] * c(600, rep(300, 51)), method = "add")
  jak <- data.frame(var = "y33", time = seq(274, 395.5, 0.5) + p[["jak_lag"]], value = p[["jak_share"]] * 5, method = "add")
  stop_steroid <- data.frame(var = "y21", time = 396, value = 0, method = "add")
  e <- rbind(ab, jak, stop_steroid); e <- e[order(e$time), ]
  times <- sort(unique(c(0:720, e$time)))
  o <- ode(y0, times, func = "derivs", parms = p, dllname = sub("\\.so$", "", basename(a[1])), initfunc = "initmod", events = list(data = e), method = method, rtol = 1e-6, atol = 1e-8, maxsteps = 1e6)
  diff(o[o[, 1] %in% 0:720, 27])
}
tm <- numeric(reps)
for (r in seq_len(reps)) tm[r] <- system.time(x <- lapply(seq_len(n), one))[["elapsed"]]
cat(sprintf("deSolve %s %s course n=%d median %.3f s (min %.3f max %.3f) = %.1f patients/s\n", packageVersion("deSolve"), method, n, median(tm), min(tm), max(tm), n/median(tm)))
if (a[5] != "-") write.csv(do.call(rbind, lapply(seq_len(n), function(i) data.frame(patient = i - 1, day = 0:719, easi = x[[i]]))), a[5], row.names = FALSE, quote = FALSE)
