"""Objects in any S3 (AWS, MinIO, Ceph, OSS): boto3 with path addressing, credentials from the usual AWS_* places."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import boto3
from boto3.exceptions import S3UploadFailedError
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from infra.storage.contract import ObjectDamaged, ObjectMissing, StorageDown, Stored, check_key

MISSING = ("404", "NoSuchKey", "NotFound")
Result = TypeVar("Result")


class S3:
    def __init__(
        self, bucket: str, *, prefix: str = "", endpoint: str | None = None, region: str | None = None
    ) -> None:
        self.bucket = bucket
        self.prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        config = Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            connect_timeout=5,
            read_timeout=30,
            retries={"max_attempts": 3, "mode": "standard"},
            # Stores other than AWS refuse the newer default checksums.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        self._client = boto3.client("s3", endpoint_url=endpoint, region_name=region or "us-east-1", config=config)

    async def put(self, key: str, data: bytes, *, sha256: str | None = None) -> Stored:
        name = self._name(key)
        if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
            raise ObjectDamaged(key=key)
        await self._call(self._client.put_object, Key=name, Body=data, ContentType="application/octet-stream")
        stored = await self.stat(key)
        if stored is None:
            raise StorageDown()
        return stored

    async def get(self, key: str, *, sha256: str | None = None) -> bytes:
        try:
            data = await asyncio.to_thread(self._read, self._name(key))
        except ClientError as error:
            raise _trouble(error, key) from error
        except BotoCoreError as error:
            raise StorageDown() from error
        if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
            raise ObjectDamaged(key=key)
        return data

    async def put_file(self, key: str, source: Path) -> Stored:
        try:
            await asyncio.to_thread(self._client.upload_file, str(source), self.bucket, self._name(key))
        except (ClientError, BotoCoreError, S3UploadFailedError) as error:
            raise StorageDown() from error
        stored = await self.stat(key)
        if stored is None:
            raise StorageDown()
        return stored

    async def get_file(self, key: str, target: Path) -> None:
        try:
            await asyncio.to_thread(self._client.download_file, self.bucket, self._name(key), str(target))
        except ClientError as error:
            raise _trouble(error, key) from error
        except BotoCoreError as error:
            raise StorageDown() from error

    async def stat(self, key: str) -> Stored | None:
        try:
            head = await self._call(self._client.head_object, Key=self._name(key))
        except ObjectMissing:
            return None
        return Stored(key=key, size=head["ContentLength"], modified=head["LastModified"])

    async def list(self, prefix: str) -> list[Stored]:
        found: list[Stored] = []
        more: dict[str, str] = {}
        while True:
            page = await self._call(self._client.list_objects_v2, Prefix=self.prefix + prefix, **more)
            for row in page.get("Contents", []):
                key = row["Key"].removeprefix(self.prefix)
                found.append(Stored(key=key, size=row["Size"], modified=row["LastModified"]))
            if not page.get("IsTruncated"):
                return sorted(found, key=lambda stored: stored.key)
            more = {"ContinuationToken": page["NextContinuationToken"]}

    async def delete(self, key: str) -> None:
        await self._call(self._client.delete_object, Key=self._name(key))

    def sign_get(self, key: str, *, seconds: int, content_type: str = "application/octet-stream") -> str:
        return self._signed("get_object", seconds, Key=self._name(key), ResponseContentType=content_type)

    def sign_put(self, key: str, *, seconds: int) -> str:
        return self._signed("put_object", seconds, Key=self._name(key), ContentType="application/octet-stream")

    def _name(self, key: str) -> str:
        return self.prefix + check_key(key)

    def _read(self, name: str) -> bytes:
        body: bytes = self._client.get_object(Bucket=self.bucket, Key=name)["Body"].read()
        return body

    def _signed(self, operation: str, seconds: int, **params: str) -> str:
        url: str = self._client.generate_presigned_url(
            operation, Params={"Bucket": self.bucket, **params}, ExpiresIn=seconds
        )
        return url

    async def _call(self, method: Callable[..., Result], **params: Any) -> Result:
        try:
            return await asyncio.to_thread(method, Bucket=self.bucket, **params)
        except ClientError as error:
            raise _trouble(error, params.get("Key", "")) from error
        except BotoCoreError as error:
            raise StorageDown() from error


def _trouble(error: ClientError, key: str) -> ObjectMissing | StorageDown:
    return ObjectMissing(key=key) if error.response["Error"]["Code"] in MISSING else StorageDown()
