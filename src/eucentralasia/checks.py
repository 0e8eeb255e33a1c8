"""t"""
CHECKS=()
def check(r): return ()
