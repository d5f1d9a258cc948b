"""Flask and Socket.IO: the edge. Pages, API, assets, sockets, and the hub that owns clock, locks and
fan-out.
"""
