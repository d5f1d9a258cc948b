"""Enfilade under gunicorn, where `enfilade serve` is not wanted (pip install 'enfilade[gunicorn]'):

    export ENFILADE_REDIS=redis://127.0.0.1:6379
    export ENFILADE_WORKER=0 ENFILADE_PORT=8000     # the next one: 1 and 8001
    gunicorn -c deploy/gunicorn.conf.py 'enfilade.web.gunicorn:make_app()'

One gunicorn for each worker, behind deploy/nginx.conf: a group's sockets must reach their own worker, so each
has a port and a name. The first start prints no link for staff: `enfilade staff add NAME --role admin`.
"""

import os

bind = f"{os.environ.get('ENFILADE_HOST', '127.0.0.1')}:{os.environ.get('ENFILADE_PORT', '8000')}"
worker_class = "enfilade.web.gunicorn.LineWorker"
workers = 1
worker_connections = 20_000
# What is under way is written within 5 s (DRAIN_S); after that there is nothing to wait for.
graceful_timeout = 8
timeout = 30
